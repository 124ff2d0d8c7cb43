"""A record of JSON is kept as it is written, whatever is in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.readers.errors import RecordError
from newsclean.readers.members import Earlier, members, named, read_value
from newsclean.writers.json import write_object

VALUES = [
    "1.10",
    "1E400",
    "-1e999",
    "NaN",
    "-Infinity",
    "0.1234567890123456789012345",
    "123456789012345678901234567890",
    "9" * 5000,
    r'"\ud800"',
    r'"\u00e9\/"',
    '{"a":1,"a":[2,  3]}',
    "[[], {}]",
    '""',
    "null",
]


@pytest.mark.parametrize("odd", ["NaN", r'"\ud800"', "1E400", "null"])
@pytest.mark.parametrize("value", VALUES)
def test_values_come_out_as_they_are_written(value: str, odd: str) -> None:
    text = f'{{"text":"a \\ud800","b":{value},"odd":{odd}}}'
    assert write_object({**members(text), "new": "\ud800"}).decode() == text[:-1] + (
        r',"new":"\ud800"}' + "\n"
    )


def test_of_members_of_one_name_all_are_kept_and_the_last_is_found() -> None:
    found = members('{"a": 1, "b": 2, "a": 3, "\\u0061": 4}')
    assert bytes(found["a"]) == b"4"
    assert write_object(found) == b'{"a":1,"b":2,"a":3,"a":4}\n'
    assert "a" not in {Earlier("a"): 1}


def test_a_name_may_have_a_lone_surrogate() -> None:
    assert write_object(members(r'{"\ud800": 1}')) == b'{"\\ud800":1}\n'


@given(
    st.lists(st.tuples(st.text(), st.sampled_from(VALUES))).map(
        lambda pairs: [(name, value) for name, value in pairs]
    )
)
def test_an_object_is_split_into_what_it_was_made_of(pairs: list[tuple[str, str]]) -> None:
    text = "{" + " , ".join(f"{json.dumps(name)} : {value}" for name, value in pairs) + " }"
    found = [(str(name), bytes(value).decode()) for name, value in members(text).items()]
    assert found == pairs


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("", "InvalidJSON"),
        ("{", "InvalidJSON"),
        ('{"a"', "InvalidJSON"),
        ('{"a":', "InvalidJSON"),
        ('{"a":1', "InvalidJSON"),
        ('{"a":1,}', "InvalidJSON"),
        ('{"a" 1}', "InvalidJSON"),
        ("{a:1}", "InvalidJSON"),
        ('{"a":1}{', "InvalidJSON"),
        ('{"a":' + "[" * 100_000, "InvalidJSON"),
        ("[1]", "NotAnObject"),
        ("1", "NotAnObject"),
    ],
)
def test_what_is_no_object_is_named(text: str, type: str) -> None:
    with pytest.raises(RecordError) as caught:
        members(text)
    assert caught.value.type == type


def test_where_a_line_breaks_off_is_said_in_plain_words() -> None:
    with pytest.raises(RecordError, match=r"starting at character 5$"):
        members('{"a":"The ferry')


def test_a_number_too_large_is_no_infinity() -> None:
    with pytest.raises(ValueError, match="too large"):
        read_value(b"[1E400]")
    assert read_value(b"Infinity") == float("inf")


def test_names_that_differ_are_a_plain_dict() -> None:
    assert named([("a", 1), ("b", 2)]) == {"a": 1, "b": 2}
