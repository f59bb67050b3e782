"""Files: told by content, named once, and one bad file takes no other with it."""

import os
from pathlib import Path

import pytest
from tests.reading.reading_makers import lines_from, make_docx, make_pdf, word_paragraph

from kamergraaf.errors import InputError
from kamergraaf.model import Letter
from kamergraaf.reading import Unread, list_left_out, read_letter, read_letters
from kamergraaf.reading.__main__ import main
from kamergraaf.reading.letter_files import slug_of

ZIN = "Het kabinet steunt het verdrag."


@pytest.mark.parametrize("name", ["brief.txt", "brief", "brief.docx"])
@pytest.mark.parametrize(
    "data",
    [
        ZIN.encode(),
        make_pdf([lines_from(700, [ZIN])]),
        make_docx(word_paragraph(ZIN)),
        f"<?xml version='1.0'?><a><al>{ZIN}</al></a>".encode(),
        f"<!doctype html><p>{ZIN}".encode(),
    ],
    ids=["text", "pdf", "docx", "xml", "html"],
)
def test_a_file_is_read_by_what_it_is_and_not_by_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert read_letter(file).text == ZIN


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0 rest", "old kind"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n", "image"),
        (b"abc\x00\x00\x00\x00", "NUL"),
        (b"", "empty"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "brief"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_letter(file)
    assert caught.value.hint


def test_a_folder_and_a_file_that_is_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        read_letter(tmp_path)
    large = tmp_path / "groot.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 101 * 2**20)
    with pytest.raises(InputError, match="larger than 100 MB"):
        read_letter(large)


def test_a_file_that_vanishes_takes_no_other_with_it(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("een", "twee", "drie")]
    for path in paths:
        path.write_text(ZIN)
    results = []
    for result in read_letters(paths):
        results.append(result)
        paths[1].unlink(missing_ok=True)
    first, second, third = results
    assert isinstance(first, Letter)
    assert isinstance(second, Unread)
    assert "cannot be read" in str(second.error)
    assert isinstance(third, Letter)


def test_two_letters_with_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    one, other = tmp_path / "Brief 1.txt", tmp_path / "brief-1.html"
    one.write_text(ZIN)
    other.write_text(f"<p>{ZIN}")
    first, second = read_letters([one, other])
    assert isinstance(first, Letter)
    assert first.slug == "brief-1"
    assert isinstance(second, Unread)
    assert str(one) in str(second.error)
    assert "Rename" in second.error.hint


def test_a_name_without_letters_still_gives_a_slug() -> None:
    slugs = {slug_of(Path(name)) for name in ("信.txt", "书.txt")}
    assert len(slugs) == 2
    assert all(slug.startswith("letter-") for slug in slugs)


def test_a_line_of_many_million_characters_is_read(tmp_path: Path) -> None:
    file = tmp_path / "lang.txt"
    file.write_text(f"{ZIN} " * 150_000)
    letter = read_letter(file)
    assert letter.text == f"{ZIN} " * 149_999 + ZIN
    assert len(letter.segments) == 1


def test_what_was_left_out_is_counted_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "brief.txt", tmp_path / "weg.txt"
    good.write_text(f"{ZIN}\n\nISSN 0921 - 7371\n\nkst-12345-6\n")
    (row,) = list_left_out(read_letter(good))
    assert (row.reason, row.count) == ("footer", 1)
    assert main([str(good), str(bad)]) == 3
    shown = capsys.readouterr()
    assert "footer: 1 time" in shown.out
    assert str(bad) in shown.err
    assert main([]) == 2
