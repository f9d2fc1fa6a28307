import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random
from threading import Barrier
from typing import Any

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from syndicate.rules.language import SAMPLE, UNKNOWN, _model, _plainly_english, detect
from syndicate.rules.language_model import LANGUAGES, LanguageModel


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Harbour talks resume as ministers meet\nThe talks on the harbour resumed on Tuesday.", "en"),
        ("Hafengespräche gehen weiter\nDie Gespräche über den Hafen wurden am Dienstag fortgesetzt.", "de"),
        ("Les discussions sur le port ont repris mardi, a annoncé le ministère des transports.", "fr"),
        ("Las conversaciones sobre el puerto se reanudaron el martes, dijo el ministerio.", "es"),
        ("Переговоры о порте возобновились во вторник, сообщило министерство транспорта.", "ru"),
        ("Переговори щодо порту відновилися у вівторок, повідомило міністерство.", "uk"),
        ("استؤنفت المحادثات بشأن الميناء يوم الثلاثاء حسبما أعلنت الوزارة.", "ar"),
        ("مذاکرات درباره بندر روز سه‌شنبه از سر گرفته شد، وزارت راه اعلام کرد.", "fa"),
        ("항구 회담 재개", "ko"),
        ("港湾協議が再開", "ja"),
        ("港口会谈恢复", "zh"),
        ("Νέες συνομιλίες", "el"),
        ("שיחות הנמל חודשו", "he"),
        ("การเจรจาท่าเรือ", "th"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "1,234.5", "GM -3", "Óbidos 2-1 …", "Bundestag"])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert detect(text) == UNKNOWN


def test_twelve_letters_are_enough_to_tell_and_eleven_are_not() -> None:
    assert (detect("Müller zurück"), detect("Nach dem Sieg")) == ("de", UNKNOWN)


def test_of_a_hundred_letters_less_certainty_will_do() -> None:
    results = (
        "Bergh Clara Silva beat United Müller results Harbour Santa Rossi Kowalski "
        "Larsen Rovers Dijk extra Town Hansen Norvik"
    )
    assert (detect(results), detect(results[:-1])) == ("en", UNKNOWN)


@pytest.mark.parametrize(
    ("text", "language"),
    [("雪", "zh"), ("東京都知事選挙の投票率", "ja"), ("良の品公司周二表示将在全国开设新店并招聘上千名员工", "zh")],
)
def test_han_is_chinese_but_for_a_few_kana_and_one_in_a_name_is_not_enough(text: str, language: str) -> None:
    assert detect(text) == language


def test_names_and_figures_without_words_are_undetermined() -> None:
    assert detect("XKRQ ZVVT QQWP 3-1, KKRZ 2-0") == UNKNOWN


def test_a_foreign_name_does_not_make_a_text_foreign() -> None:
    assert detect("The mayor of Tokyo (東京) spoke on Tuesday about the harbour and its new owners.") == "en"


def test_only_the_beginning_counts() -> None:
    english = "Talks on the harbour resumed on Tuesday, the ministry said. " * 12
    assert len(english) > SAMPLE
    assert detect(english + "Переговоры о порте возобновились. " * 100) == "en"


def test_what_is_plainly_english_is_told_as_the_model_tells_it() -> None:
    text = "The council of the town said that the bridge will be closed until the end of May."
    assert _plainly_english(text)
    assert _model().classify(text)[0] == detect(text) == "en"


@pytest.mark.parametrize(
    "text", ["Il presidente ha detto in aula che the end of è un film.", "De the van de Engelsen of thee was wit."]
)
def test_a_few_english_words_do_not_make_a_text_english(text: str) -> None:
    assert not _plainly_english(text)


@cache
def _as_it_comes() -> Any:
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(LANGUAGES.split())
    model.nb_ptc = model.nb_ptc.astype("float32", order="C")
    return model


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GM -3",
        "Die Gespräche über den Hafen wurden am Dienstag fortgesetzt.",
        "DIE GESPRÄCHE ÜBER DEN HAFEN",
        "Премијер је у уторак најавио нове разговоре. Premijer je u utorak najavio nove razgovore.",
        "Talks on the harbour \U0001f6a2 resumed \ud800 on Tuesday",
        'Harbour full\n"All of it is taken," she said.',
    ],
)
def test_the_model_tells_to_the_last_bit_what_it_tells_as_it_comes(text: str) -> None:
    assert _model().rank(text) == _as_it_comes().rank(text)


def test_a_model_tells_those_languages_apart_that_it_is_made_for() -> None:
    languages = ["da", "de", "nb", "no", "sv"]
    own, its = LanguageModel(languages), LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    its.set_languages([language for language in languages if language in its.nb_classes])
    its.nb_ptc = its.nb_ptc.astype("float32", order="C")
    for text in ("Havnen er full, sier fylkesmannen.", "Der Hafen ist voll.", "港湾協議が再開"):
        assert own.rank(text) == its.rank(text)
        assert {language for language, _ in own.rank(text)} <= set(languages)


def test_no_byte_is_read_otherwise_than_by_the_model_as_it_comes() -> None:
    dice = Random(1)  # noqa: S311 - a test is no secret
    texts = ["".join(chr(dice.choice((dice.randrange(32, 256), dice.randrange(0xD000)))) for _ in range(400))]
    texts += [bytes(dice.randrange(256) for _ in range(400)).decode("latin-1") for _ in range(50)]
    assert [_model().rank(text) for text in texts] == [_as_it_comes().rank(text) for text in texts]


def test_sources_in_threads_of_their_own_load_the_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "syndicate.rules.language_model")
    _model.cache_clear()
    begin = Barrier(4)

    def load(_: int) -> object:
        begin.wait()
        return _model()

    with ThreadPoolExecutor(4) as threads:
        assert len({id(model) for model in threads.map(load, range(4))}) == 1


def test_plain_english_and_scripts_of_their_own_need_no_model() -> None:
    program = (
        "import sys, syndicate.cli; from syndicate.rules.language import detect\n"
        "print(detect('The council of the town said that the bridge was closed.'), detect('Νέες συνομιλίες'))\n"
        "print('numpy' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["en", "el", "False"]
