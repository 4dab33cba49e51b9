"""Settings come from one file, with clear errors and command line on top."""

from pathlib import Path

import pytest

from tocsin.desk.settings import Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("TOCSIN_CONFIG", raising=False)
    return tmp_path


def test_without_a_file_there_are_defaults() -> None:
    assert load_settings() == Settings()


def test_paths_in_the_file_are_relative_to_it(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = elsewhere / "there"
    folder.mkdir()
    file = folder / "desk.toml"
    _ = file.write_text('world = ["region.yaml"]\nledger = "desk.db"\nauthor = "night desk"\n')
    monkeypatch.setenv("TOCSIN_CONFIG", str(file))
    settings = load_settings()
    assert settings.worlds == (str(folder / "region.yaml"),)
    assert settings.ledger == str(folder / "desk.db")
    assert settings.author == "night desk"


def test_a_database_address_stays_as_it_is(elsewhere: Path) -> None:
    _ = (elsewhere / "tocsin.toml").write_text('ledger = "postgresql://desk@/tocsin"\n')
    assert load_settings().ledger == "postgresql://desk@/tocsin"


@pytest.mark.parametrize(
    "text",
    ["world = 3", "wrold = []", "ledger = ", "allow_private = 'yes'", "limits = {pages = 0}"],
)
def test_a_file_that_does_not_hold_says_where_and_what_is_known(elsewhere: Path, text: str) -> None:
    _ = (elsewhere / "tocsin.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"tocsin\.toml: .*known settings: world, ledger"):
        _ = load_settings()


def test_a_named_file_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_CONFIG", "nowhere.toml")
    with pytest.raises(SettingsError, match=r"nowhere\.toml: no such file"):
        _ = load_settings()


def test_options_override_only_where_given() -> None:
    settings = Settings(ledger="a.db", author="a")
    assert settings.override(ledger=None, author="b", worlds=()) == Settings(
        ledger="a.db", author="b"
    )
