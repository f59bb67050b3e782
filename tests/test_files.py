"""Writing aside: a file is whole or it is not there, and what stood there stays on failure."""

from pathlib import Path

import pytest

from kamergraaf.errors import OutputError
from kamergraaf.files import written_aside


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with written_aside(target) as file:
        file.write("één\n")
        assert not target.exists()
    assert target.read_bytes() == "één\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_stood_there_stays_when_writing_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("oud", "utf-8")
    with pytest.raises(RuntimeError), written_aside(target) as file:
        file.write("nieuw")
        raise RuntimeError
    assert target.read_text("utf-8") == "oud"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match="cannot be written") as caught,
        written_aside(tmp_path / "x" / "a.txt"),
    ):
        pass
    assert caught.value.exit_code == 3


def test_a_folder_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError), written_aside(tmp_path / "a.txt"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
