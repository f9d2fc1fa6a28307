"""Names of files that are dropped at an outlet."""

from datetime import UTC, datetime, timedelta

from syndicate.outlets.file_names import file_name
from tests.channels import make_parcel
from tests.makers import make_dispatch


def test_names_sort_as_versions_came_to_stand_however_soon_after_each_other() -> None:
    first = datetime(2026, 11, 26, 3, 15, tzinfo=UTC)
    names = [
        file_name(
            make_parcel(dispatch=make_dispatch(version=number), ordered=first + timedelta(microseconds=number)), "xml"
        )
        for number in (8, 9, 10, 11)
    ]
    assert names == sorted(names)
