"""Which addresses may be connected to."""

import ipaddress

import pytest

from tocsin.feeds import Options, reports_from
from tocsin.feeds.addresses import is_public, resolve
from tocsin.records import Forbidden, Refused

PRIVATE = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1", "192.0.2.1"),  # noqa: S104 - addresses to be refused
    *("198.18.0.1", "192.88.99.1", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1"),
    *("fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
    *("2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "100::1", "64:ff9b:1::1"),
]
PUBLIC = ["8.8.8.8", "193.0.6.139", "2606:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize("text", PRIVATE)
def test_private_addresses(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "::1"]
)
def test_every_writing_of_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(Forbidden, match="allow_private"):
        _ = resolve(host, 80, allow_private=False)
    assert resolve("127.0.0.1", 80, allow_private=True) == ["127.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1]:8080/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://user:secret@example.org/",
        "http:///nothing",
        "http://[broken",
    ],
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    [item] = reports_from(url, Options())
    assert isinstance(item, Refused)
    assert item.reason == "forbidden-address"
