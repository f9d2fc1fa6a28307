"""Bytes to text: every encoding a wire files in, and honest words for what is no text."""

import codecs
import gzip
import zlib

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES, decode

TEXTS = {
    "en": "PORT ELSE, Nov 24 - The minister’s aides said “no date” was set – talks go on.\nIt was day three.",
    "fr": "PORT-AILLEURS - Le président a déclaré mardi que les négociations étaient « difficiles » à l'été.",
    "de": "Hafenstadt (dpa) - Die Gespräche wurden am Dienstag fortgesetzt. Der Außenminister sah größere Schritte.",
    "es": "Puerto, 24 nov - El ministro señaló que las negociaciones continuarán mañana, según la oposición.",
    "pl": "Port - Minister powiedział we wtorek, że rozmowy będą kontynuowane. Źródła mówią o postępie i zgodzie.",
    "cs": "Přístav - Ministr řekl v úterý, že jednání o přístavu budou pokračovat. Žádné datum nebylo určeno.",
    "hu": "Kikötő - A miniszter kedden közölte, hogy a tárgyalások folytatódnak. Időpontot nem tűztek ki, őszig vár.",
    "tr": "LİMAN - Bakan salı günü görüşmelerin süreceğini söyledi. Başka bir tarih açıklanmadı, dışişleri bildirdi.",
    "ru": "МОСКВА, 24 ноя — Переговоры о порте возобновились во вторник, сообщил представитель министерства.",
    "el": "ΛΙΜΑΝΙ - Οι συνομιλίες για το λιμάνι ξανάρχισαν την Τρίτη, δήλωσε ο υπουργός. Δεν ορίστηκε ημερομηνία.",
    "ja": "【港共同】港をめぐる協議が火曜日に再開した。\n次の日程は決まっていないと外相が述べた。",
    "zh": "港口11月24日电 关于港口的谈判星期二恢复，\n外交部发言人说，没有确定下次日期。",
    "ko": "(항구=예시통신) 항구에 관한 회담이 화요일 재개됐다. 다음 날짜는 정해지지 않았다고 장관이 말했다.",
    "ar": "الميناء - استؤنفت المحادثات حول الميناء يوم الثلاثاء، وقال الوزير إنه لم يتم تحديد موعد.",
}
CODE_PAGES = [
    *(("en", "cp1252"), ("fr", "cp1252"), ("fr", "latin-1"), ("de", "cp1252"), ("de", "latin-1"), ("es", "latin-1")),
    *(("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"), ("cs", "iso8859-2"), ("hu", "cp1250"), ("tr", "cp1254")),
    *(("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("ru", "cp866"), ("el", "cp1253"), ("el", "iso8859-7")),
    *(("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("zh", "gb18030"), ("zh", "big5"), ("ko", "euc_kr")),
    *(("ar", "cp1256"), ("ar", "iso8859-6")),
]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize(("language", "encoding"), CODE_PAGES)
def test_a_code_page_is_recognised(language: str, encoding: str) -> None:
    content = TEXTS[language].encode(encoding, "replace")
    assert decode(content) == content.decode(encoding)


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_is_recognised_with_and_without_its_mark(language: str, encoding: str) -> None:
    text = f"{TEXTS[language]}\n"
    assert decode(text.encode(encoding)) == text


def test_utf_16_with_a_lone_surrogate_or_a_cut_end_is_read() -> None:
    text = "Harbour talks resume\nNo date was set.\n"
    assert decode(codecs.BOM_UTF16_LE + f"{text}\ud800".encode("utf-16-le", "surrogatepass")).startswith(text)
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be") + b"\x00").startswith(text)


def test_surrogates_encoded_in_utf_8_are_read() -> None:
    assert decode(b"sm\xc3\xb6rg\xc3\xa5s \xed\xa0\xbd\xed\xb8\x80 \xed\xb0\x80").startswith("smörgås \ud83d\ude00")


def test_a_few_broken_bytes_do_not_make_a_code_page_of_utf_8() -> None:
    content = TEXTS["ru"].encode()
    assert decode(content[:40] + b"\xff" + content[40:]).startswith("МОСКВА, 24 ноя")


def test_a_single_curly_apostrophe_is_windows_1252() -> None:
    assert decode(b"The minister\x92s aides said so on Tuesday.") == "The minister’s aides said so on Tuesday."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "white space"),
        (b"\xef\xbb\xbf \n", "white space"),
        (b"\x00" * 64, "white space"),
        (gzip.compress(b"a dispatch", mtime=0), "gzip"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00", "BMP"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00", "MP4"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "RIFF"),
        (zlib.compress(bytes(range(256)) * 4) * 3, "not text"),
        (bytes(range(1, 32)) * 8, "control characters"),
        (b"text\x00\x01" * 200, "binary"),
        (b"x" * (MAX_BYTES + 1), "larger than 8 MB"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFiling, match=reason):
        decode(content)


def test_text_that_begins_like_a_picture_or_program_is_text() -> None:
    assert decode(b"BM shares rise\n") == "BM shares rise\n"
    assert decode(b"MZ opens a new quay\n") == "MZ opens a new quay\n"


def test_the_controls_of_a_wire_and_padding_at_the_end_are_no_binary() -> None:
    wire = b"\x16\x16\x01a0157\x0freute\r\nu f \x02BC-HARBOUR   11-24 0105\r\nHarbour talks resume\r\n\x03\x04"
    assert "Harbour talks resume" in decode(wire + b"\x00" * 200)


def test_what_the_source_says_is_believed_where_the_bytes_bear_it_out() -> None:
    polish = "Żółć w porcie, źdźbło"
    assert decode(polish.encode("iso8859_2"), charset="iso-8859-2") == polish
    assert decode(polish.encode("utf-8-sig"), charset="iso-8859-2") == polish
    assert decode(polish.encode("cp1250"), charset="utf-8") == polish
    assert decode(polish.encode(), charset="no-such-charset") == polish


def test_control_characters_of_a_form_are_no_sign_of_binary_content() -> None:
    framed = b"\x16\x16\x01ab\x02c\x03\x04" * 9
    with pytest.raises(UnreadableFiling, match="binary"):
        decode(framed)
    assert decode(framed, bytes(range(1, 0x20))).count("c") == 9
