"""What sites write around a story: words of their buttons and menus, in several languages. Facts, no rules.

Compared folded, without digits, marks and emoji (`Share (12)` is `share`).
"""

import re

_DECORATION = re.compile(r"[\W\d_]+")


def plain(line: str) -> str:
    """A line as the tables here have it: case folded, only letters, single spaces."""
    return _DECORATION.sub(" ", line.casefold()).strip()


def _words(*lines: str) -> frozenset[str]:
    return frozenset(plain(word) for line in lines for word in line.split("|"))


BUTTONS = _words(
    "subscribe|subscribe now|subscribe to our newsletter|sign up|sign up now|sign in|sign out|log in|login",
    "log out|logout",
    "register|log in or register|to participate in the discussion|create account|create an account|my account|account",
    "menu|close|close menu|open menu|search|skip to content|skip to main content|back to top|top|home|homepage|loader",
    "loading|load more|show more|show less|see more|see all|view all|more|next|previous|prev|back|print|email|e-mail",
    "share|share this|share this article|share this story|share on facebook|share on twitter|share on x|tweet|facebook",
    "twitter|x|instagram|telegram|whatsapp|vk|vkontakte|odnoklassniki|linkedin|reddit|pinterest|youtube|tiktok|viber",
    "messenger|flipboard|copy link|link copied|copy url|copied|save|saved|bookmark|save article|listen",
    "listen to article",
    "listen to this article|play|pause|mute|watch live|live|live tv|newsletter|newsletters|podcasts|podcast|rss|follow",
    "follow us|follow us on|follow|notifications|chats|chat|advertisement|advertisements|ad|ads|sponsored|promoted",
    "scroll to continue|article continues below|continue reading|story continues below|skip ad|accept|accept all",
    "accept cookies|accept all cookies|reject|reject all|decline|manage cookies|manage preferences|cookie settings",
    "privacy|privacy policy|cookie policy|terms|terms of use|terms of service|terms and conditions|contact|contact us",
    "about|about us|help|faq|careers|advertise|advertise with us|feedback|sitemap|imprint|gift this article|gift",
    "like|likes|dislike|reply|report|report a typo|report an error|comment|views|shares|min read|minute read|mins read",
    "newsfeed|breaking news|english|international|edition|change edition|toggle navigation|navigation",
    "dark mode|share via",
    "send|send us a tip|download the app|get the app|download app|app|support us|donate|join us|join|got it|ok",
    # German
    "abonnieren|jetzt abonnieren|anmelden|abmelden|registrieren|einloggen|menü|suche|startseite|teilen|artikel teilen",
    "auf facebook teilen|drucken|merken|anzeige|werbung|schließen|mehr|weiter|zurück|nach oben|zum inhalt springen",
    "akzeptieren|alle akzeptieren|ablehnen|einstellungen|datenschutz|impressum|kontakt|agb|vorlesen|artikel anhören",
    "kommentieren|kommentar|newsletter abonnieren|jetzt lesen|empfehlen|lesezeit|min lesezeit|minuten lesezeit",
    # French, Spanish, Italian, Portuguese
    "s'abonner|je m'abonne|abonnez-vous|se connecter|connexion|s'inscrire|partager|imprimer|publicité",
    "accepter|tout accepter",
    "refuser|fermer|accueil|rechercher|mentions légales|écouter|réagir|commenter|lire plus tard|suscríbete|suscribirse",
    "iniciar sesión|regístrate|compartir|imprimir|publicidad|aceptar|aceptar todo|rechazar|cerrar|inicio",
    "buscar|guardar",
    "comentar|menú|aviso legal|abbonati|accedi|registrati|condividi|stampa|pubblicità|accetta|rifiuta|chiudi",
    "cerca|salva",
    "assine|assine já|entrar|cadastre-se|compartilhar|publicidade|aceitar|fechar|buscar|salvar|ouvir",
    # Russian, Ukrainian
    "подписаться|подпишитесь|подписка|войти|вход|выйти|регистрация|зарегистрироваться|авторизация|поделиться",
    "меню|поиск",
    "главная|реклама|закрыть|ещё|еще|показать ещё|показать еще|далее|назад|наверх|печать|распечатать|чаты|чат|эфир",
    "прямой эфир|версия для печати|комментировать|отправить|копировать ссылку|ссылка скопирована|принять|нравится",
    "заголовок открываемого материала|обсудить|читать далее|контакты|о нас|слушать|сохранить|подписаться на рассылку",
    "чтобы участвовать в дискуссии|авторизуйтесь или зарегистрируйтесь|підписатися|увійти|поділитися|пошук|реклама",
    # Turkish, Polish, Dutch
    "abone ol|giriş yap|üye ol|paylaş|yazdır|reklam|ara|zaloguj się|udostępnij|drukuj|reklama|szukaj|zamknij",
    "inloggen|abonneren|delen|afdrukken|advertentie|zoeken|sluiten",
    # Chinese, Japanese, Korean, Arabic
    "登录|注册|分享|分享到|打印|搜索|首页|菜单|收藏|点赞|登入|登錄|首頁|ログイン|会員登録|シェア|印刷|検索|ホーム|メニュー",
    "로그인|회원가입|공유|공유하기|인쇄|검색|홈|메뉴|좋아요|글자크기|تسجيل الدخول|مشاركة|طباعة|بحث|اشترك|الرئيسية",
)
"""Whole lines that are buttons, menus or labels of a page."""

LISTS = _words(
    "related|related articles|related stories|related news|related topics|related content|related links",
    "related coverage",
    "read also|see also|read more|also read|read next|up next|recommended|recommended for you|recommended stories",
    "you may also like|you might also like|you might be interested in|more stories|more news",
    "more on this story|more from",
    "more on this|more in this section|more like this|top stories|top news|latest|latest news|latest stories|most read",
    "most popular|most viewed|most shared|popular|popular stories|trending|trending now|editors' picks|editor's picks",
    "editors picks|don't miss|in case you missed it|around the web|from the web|newsfeed|news feed",
    "in this story|popular now",
    "explore more|must read|must reads|keep reading|what to read next|more to read|in pictures|photos of the day",
    "mehr zum thema|das könnte sie auch interessieren|lesen sie auch|auch interessant|meistgelesen",
    "meistgelesene artikel",
    "weitere artikel|verwandte artikel|weitere themen|aktuelle nachrichten|empfohlen|zum thema|neueste nachrichten",
    "à lire aussi|lire aussi|sur le même sujet|les plus lus|articles liés|voir aussi|a lire également|à lire également",
    "lea también|le puede interesar|te puede interesar|noticias relacionadas|lo más leído|más leídas",
    "más noticias|relacionados",
    "leggi anche|articoli correlati|i più letti|potrebbe interessarti|leia também|leia mais|mais lidas",
    "notícias relacionadas",
    "читайте также|смотрите также|по теме|материалы по теме|новости по теме|похожие материалы|лента новостей",
    "главные новости",
    "популярное|самое читаемое|сейчас читают|рекомендуем|другие новости|последние новости|ещё по теме|главное",
    "топ новостей",
    "читайте також|схожі новини|останні новини|ilgili haberler|en çok okunanlar|czytaj także|zobacz też",
    "lees ook|meest gelezen",
    "相关新闻|相关阅读|热门新闻|推荐阅读|関連記事|関連ニュース|人気記事|おすすめ記事",
    "관련기사|많이 본 뉴스|인기기사|اقرأ أيضا|الأكثر قراءة",
)
"""Headings of lists of other stories."""

ENDS = _words(
    "comments|comment|leave a comment|post a comment|add a comment|join the conversation|view comments|show comments",
    "leave a reply|to participate in the discussion|discussion|no comments yet|be the first to comment|write a comment",
    "all comments|reader comments|responses|kommentare|kommentare anzeigen|kommentar schreiben|diskussion",
    "leserkommentare",
    "commentaires|vos commentaires|laisser un commentaire|comentarios|deja un comentario|commenti|lascia un commento",
    "comentários|deixe um comentário|комментарии|комментариев|оставить комментарий|обсуждение|коментарі",
    "yorumlar|yorum yaz",
    "komentarze|reacties|评论|網友評論|コメント|댓글|التعليقات",
)
"""Headings after which nothing is the story's."""

PHRASES = re.compile(
    r"\b(?:cookies?\b.{0,80}\b(?:use|accept|consent|improve|experience|agree)|uses? (?:of )?cookies"
    r"|by continuing to (?:use|browse)"
    r"|we (?:and our partners )?use cookies|all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos"
    r"|tutti i diritti riservati|todos os direitos|все права защищены|your (?:privacy|consent)"
    r"|sign up (?:for|to)|subscribe (?:to|for|now)|click here|download (?:our|the) app|follow us on"
    r"|get the latest news|sent to your inbox"
    r"|log ?in (?:or|to)|please (?:log|sign) in|enable javascript|javascript is (?:disabled|required)"
    r"|your browser|ad blocker"
    r"|verwende[nt]\w* (?:\w+ )?cookies|nutz\w+ (?:\w+ )?cookies|utilis\w+ des cookies|utiliza\w* cookies"
    r"|utilizz\w+ (?:i )?cookie"
    r"|использу\w+ (?:файлы )?cookie|файлы cookie|подписывайтесь на|подпишитесь на|newsletter an"
    r"|abonnieren sie|folgen sie uns|abonnez-vous"
    r"|abonnez vous|suscríbete a|iscriviti|inscreva-se|min(?:ute)?s? read|copyright ©|© \d{4})",
    re.IGNORECASE,
)
"""What only a site says of itself."""

NOTICES = re.compile(r"\b(?:privacy|cookie) policy|\bterms of (?:use|service)|\bdatenschutz", re.IGNORECASE)
"""What a site's notices have in them, and now and then a story."""

INLINE = re.compile(
    r"(?:read (?:more|also)|see also|also read|more|related|watch|listen|mehr dazu|lesen sie auch|lire aussi"
    r"|à lire aussi|lea también"
    r"|leggi anche|leia também|читайте также|смотрите также|lees ook|czytaj także)\s*[:>»→-]\s*\S.*",
    re.IGNORECASE,
)
"""A link to another story in a line of its own."""

CAPTIONS = re.compile(
    r"(?:photo|photos|image|picture|foto|fotos|bild|фото|写真|图片|사진|photograph|video|видео|file photo"
    r"|archivbild|©|\(c\))\s*(?:by\b|[:：/©(]|courtesy|\d{4}).*"
    r"|©.*"
    r"|.*[(\[|/©]\s*(?:[\w .&'’-]+[/ ])?(?:photo|foto|фото|image|getty|file|archiv|archive|bild|handout"
    r"|stringer|pool|picture)\b[^()]{0,60}[)\]]?\s*\.?"
    r"|.*\b(?:getty images|shutterstock|file photo|photo by [\w .'’-]+|photo credit: .+|picture alliance.*"
    r"|/ ?(?:afp|ap|reuters|sputnik|dpa|epa|tass))\)?\.?",
    re.IGNORECASE,
)
"""Captions and credits of pictures."""

_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    "|september|october|november"
    "|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet"
    "|août|septembre|octobre"
    "|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    "|diciembre|gennaio|febbraio"
    "|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho"
    "|setembro|outubro|novembro"
    "|dezembro|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
TIME_WORDS = _words(
    _MONTHS,
    "mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag",
    "mittwoch|donnerstag",
    "|freitag|samstag|sonntag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
    "am|pm|a|p|m|gmt|utc|est|edt|cet|cest|msk|мск|z|t|h|uhr|at|on|um|à|às|a las|le|el|il|den|of|de|del|в|г|года",
    "updated|last|last updated|published|posted|first|modified|date|time|created|ago|hour|hours|hr|hrs|minute",
    "minutes|min|mins|day",
    "|days|second|seconds|just|now|today|yesterday|read|reading|stand|aktualisiert|veröffentlicht|uhr|vom"
    "|zuletzt|publié|mis|jour"
    "|publicado|actualizado|pubblicato|aggiornato|atualizado|обновлено|опубликовано|назад|минут|часов|часа"
    "|час|сегодня|вчера"
    "|st|nd|rd|th|views|view|comments|comment|shares|share|просмотров",
)
"""What is left of a line that says when a page was made, once digits and marks are gone."""
