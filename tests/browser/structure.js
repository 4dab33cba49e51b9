/* What a reader of screens stumbles over; a line for each thing. */
() => {
  const bad = [];
  const all = (query) => [...document.querySelectorAll(query)];
  const say = (what, e) => bad.push(`${what}: ${e.outerHTML.slice(0, 80)}`);
  const once = { main: 1, h1: 1, title: 1 };
  for (const [query, count] of Object.entries(once))
    if (document.querySelectorAll(`${query === "title" ? "head > " : ""}${query}`).length !== count)
      bad.push(`${query}: not exactly ${count}`);
  if (document.documentElement.lang !== "en") bad.push("no language");
  let level = 0;
  for (const h of all("h1,h2,h3,h4,h5,h6")) {
    if (Number(h.tagName[1]) > level + 1) say("a level of headings left out", h);
    level = Number(h.tagName[1]);
    if (!h.textContent.trim()) say("empty heading", h);
  }
  for (const e of all("[aria-labelledby]"))
    if (!document.getElementById(e.getAttribute("aria-labelledby"))) say("label missing", e);
  for (const e of all("nav")) if (!e.getAttribute("aria-label")) say("unnamed navigation", e);
  for (const e of all("a,summary,button")) if (!e.textContent.trim()) say("nothing to say", e);
  for (const e of all("a[href^='#']"))
    if (!document.getElementById(decodeURIComponent(e.hash.slice(1)))) say("leads nowhere", e);
  for (const e of all("table")) if (!e.caption?.textContent.trim()) say("table without caption", e);
  for (const e of all("th")) if (!e.scope) say("heading cell without scope", e);
  for (const e of all("svg:not(svg svg)"))
    if (e.getAttribute("role") !== "img" || !e.querySelector("title")?.textContent.trim())
      say("drawing without title", e);
  for (const e of all("img:not([alt])")) say("picture without words", e);
  for (const e of all("[tabindex]")) if (e.tabIndex > 0) say("order of tabs changed", e);
  const ids = all("[id]").map((e) => e.id);
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) bad.push(`id twice: ${id}`);
  for (const e of all("body *"))
    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "auto" && e.tabIndex < 0)
      say("scrolls, but not by keyboard", e);
  return bad;
};
