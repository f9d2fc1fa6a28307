"""What the configuration can name is what there is."""

import pytest

from syndicate.build.writers import item_forms, item_writers, outlet_writer, writers
from syndicate.config.forms import ITEM_FORMS, SECTION_FORMS
from syndicate.model.outlet import Form, Outlet, Profile
from syndicate.model.section import Section
from tests.makers import AGENCY


def test_the_words_for_forms_are_the_names_of_writers() -> None:
    assert [writer.name for writer in writers(AGENCY)] == list(SECTION_FORMS)
    assert [writer.name for writer in item_writers(AGENCY)] == list(ITEM_FORMS)


def test_no_two_writers_write_to_one_place() -> None:
    assert len({writer.filename for writer in writers(AGENCY)}) == len(SECTION_FORMS)
    assert len({writer.suffix for writer in item_writers(AGENCY)}) == len(ITEM_FORMS)


def test_a_section_is_written_in_forms_that_there_are() -> None:
    assert set(Section(name="all", title="All").formats) <= set(SECTION_FORMS)


@pytest.mark.parametrize("form", Form)
def test_every_form_of_an_outlet_has_a_writer(form: Form) -> None:
    outlet = Outlet(name="one", title="One", profile=Profile(form=form))
    assert outlet_writer(outlet, AGENCY).filename


def test_the_documents_that_outlets_are_led_to_are_written() -> None:
    outlets = (
        Outlet(name="one", title="One", profile=Profile(form=Form.NITF, nitf_namespace=False)),
        Outlet(name="two", title="Two", profile=Profile(form=Form.RSS)),
    )
    sections = [Section(name="all", title="All", formats=("rss",))]
    assert item_forms(("ninjs",), sections, outlets, AGENCY) == {"html", "ninjs", "nitf-without-namespace"}


def test_the_items_that_a_running_order_leads_to_are_written() -> None:
    sections = [Section(name=name, title=name, formats=(name,)) for name in ("rss", "newsml-g2-package")]
    assert item_forms((), sections, (), AGENCY) == {"html", "newsml-g2"}
    assert item_forms((), sections[:1], (), AGENCY) == {"html"}
