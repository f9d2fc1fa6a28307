"""News agencies and press-release wires, by the names and tags that datelines credit them with."""

from typing import Final

from syndicate.rules.facts.keys import keys

_PLAIN = """
Reuters|Reuter|Thomson Reuters|Reuters Health|Reuters Life!|AFP|Agence France-Presse|Agence France Presse|dpa|dpa-AFX|dpa/lno|dpa/tmn
UPI|United Press International|Bloomberg|Bloomberg News|Dow Jones|Dow Jones Newswires|Dow Jones Newswire|DJ|Xinhua|Xinhuanet
Xinhua News Agency|TASS|Tass|ITAR-TASS|Itar-Tass|RIA Novosti|RIA|Novosti|Interfax|Interfax-Ukraine|Interfax-AVN|Sputnik|EFE
EFECOM|EFE-EPA|EFE Verde|EUROPA PRESS|Europa Press|ANSA|AGI|Adnkronos|ADN Kronos|askanews|LaPresse|Kyodo|Kyodo News|Jiji|Jiji Press
Yonhap|Yonhap News|KCNA|IANS|Bernama|ANTARA|IRNA|ISNA|Mehr|FARS|Tasnim|Anadolu Agency|Anadolu|Hurriyet|Hibya|DHA|IHA|İHA
Press Association|PA Media|Press Trust of India|Canadian Press|The Canadian Press|La Presse canadienne|Presse Canadienne
Associated Press|The Associated Press|DowJonesAP|AP Online|AP-Dow Jones|AFX|KRT|Knight Ridder|Scripps Howard|Cox News|NYT|LPC
IFR|APA|APA/dpa|APA-OTS|OTS|ATS|SDA|sda|Keystone-ATS|Keystone-SDA|awp|Belga|ANP|Ritzau|NTB|TT|FNB|STT|LETA|BNS|ELTA|ETA|PAP|CTK|ČTK|TASR
SITA|MTI|Agerpres|Rompres|Mediafax|BTA|BGNES|Tanjug|Beta|FoNet|SRNA|FENA|Hina|HINA|STA|MIA|ATA|ANA|AMNA|ANA-MPA|CNA|Cyprus News Agency
Ukrinform|UNIAN|Unian|UKRINFORM|BelTA|BELTA|Belapan|Moldpres|Armenpress|Trend|AzerTAc|Azertac|APA-Economics|Kazinform|Kabar|UzA
Lusa|LUSA|Agencia Brasil|Agência Brasil|Estadão|Folhapress|Télam|Telam|NA|DyN|Notimex|NOTIMEX|Prensa Latina|PL|Andina|ANDINA|ABI
AVN|Notiamérica|Infobae|MAP|APS|TAP|SPA|QNA|KUNA|WAM|BNA|ONA|Oman News Agency|Petra|PETRA|SANA|NNA|MENA|INA|SUNA|Saba|LANA|WAFA|Wafa|ADN
APP|Associated Press of Pakistan|PPI|PID|UNI|UNB|BSS|PTI|ANI|RSS|Lankapuvath|MNA|TNA|VNA|TTXVN|VOV|AKP|KPL|PNA|Philippine News Agency
CNS|China News Service|Central News Agency|ECNS|AAP|NZPA|NZN|Pacnews|SAPA|Sapa|ANGOP|Angop|NAN|PANA|GNA|ENA|KNA|AIM|ZIANA|Ziana|NAMPA|Nampa
APANEWS|MENAFN|The Conversation|Thomson Reuters Foundation|Sports Network|The Sports Network|SportsTicker|AllAfrica|IRIN|IPS
Religion News Service|RNS|Catholic News Service|CNS|Vatican News|ZENIT|Zenit|Fides|SID|KNA|epd|ddp|dapd|AP/dpa|Jewish Telegraphic Agency
JTA|Kathpress|RIA Novosti/Sputnik|Rosbalt|Regnum|REGNUM|Itim|New Ratings|OfficialWire|COMPUTERWORLD|IDG News Service|CNET|CBS.MW
UrduPoint News|UrduPoint|ABNA|AKI|EPA|PNN|PIB|ENS|CBC|BBC|CNN|CNBC|ABC|AOL|VOA|RFE/RL|RFERL|ITN
GLOBE NEWSWIRE|GlobeNewswire|BUSINESS WIRE|Business Wire|BUSINESSWIRE|PRNewswire|PR Newswire|PRNewswire-FirstCall|PRNewswire-USNewswire
PRNewswire-AsiaNet|PRNewswire-HISPANIC PR WIRE|CNW|CNW Telbec|CNW Group|Canada NewsWire|Marketwire|MARKETWIRE|Marketwired|Market Wire
ACCESSWIRE|ACCESS Newswire|Newsfile|Newsfile Corp.|NEWSFILE CORP|EQS|EQS Group|DGAP|ots|obs|news aktuell|EIN Presswire|EINPresswire|PRWEB
M2 PRESSWIRE|Presswire|ANI/PRNewswire|JCN Newswire|Media OutReach|Media OutReach Newswire|PRIMEZONE|PrimeNewswire|Primezone|Hugin
ARA|NAPS|HISPANIC PR WIRE|Baystreet|Stockhouse|Benzinga|RTTNews|TheNewswire|Investorideas|SEND2PRESS|ThomasNet
РИА Новости|РИА «Новости»|Новости|ТАСС|ИТАР-ТАСС|Интерфакс|INTERFAX.RU|Интерфакс-Украина|Интерфакс-АВН|Спутник|Росбалт|Прайм|ПРАЙМ
БЕЛТА|БелТА|Укринформ|УНИАН|УНН|Регнум|ФАН|Агентство Москва|АГН Москва|Новости-Грузия|Арменпресс|Тренд|Казинформ|Кабар
أ ف ب|ا ف ب|أ.ف.ب|ا.ف.ب|أف ب|فرانس برس|رويترز|د ب أ|د.ب.أ|د ب ا|أ ب|أ.ب|سانا|واس|وام|قنا|كونا|بترا|بنا|وفا|معا|شينخوا|سبوتنيك|الأناضول|أ ش أ
يو بي أي|إيرنا|قدس برس|ایرنا|ایسنا|مهر|فارس|تسنیم|भाषा|वार्ता|एएनआई|आईएएनएस|רויטרס|ΑΠΕ-ΜΠΕ|ΑΠΕ
"""

_WORLD = """
dpa-infocom|dpa-AFX ProFeed|KAP|ITALPRESS|Italpress|DIRE|Agenzia DIRE|Agenzia Dire|Radiocor|Radiocor Plus|Il Sole 24 Ore Radiocor|9Colonne|Agenzia Nova
Nova|SIR|AgenSIR|MF-DJ|MF Dow Jones|MF-Newswires|alanews|Servimedia|SERVIMEDIA|COLPISA|Colpisa|ACN|OTR/PRESS|OTR Press|Agencia EFE|EFE Agro|Euroefe
Agência Estado|Agencia Estado|Estadão Conteúdo|Folhapress|ABr|Agência Senado|Agência Câmara|AEF|APM|AOF|Cercle Finance|CercleFinance.com|Relaxnews|Novum
STT-Lehtikuva|STT-FNB|Lehtikuva|ERR|IAR|KAI|ČIA|CIA|MTVA|News.ro|Rador|IPN|Infotag|BASA-press|Basapress|БТА|БГНЕС|ФОКУС|Focus|Novinite|SeeNews|Танјуг|Танjуг
Бета|ФоНет|СРНА|ONASA|Onasa|MINA|Mina-business|МИА|Makfax|Макфакс|ATSH|KosovaPress|Kosovapress|КУРИР|ΚΥΠΕ|ΑΜΝΑ|KYPE|TAK|ANKA|CİHAN|Cihan|DİHA|Dogan News Agency
Doğan Haber Ajansı|Anadolu Ajansı|Mezopotamya Ajansı|Укрінформ|УНІАН|Інтерфакс-Україна|UNN|РБК-Україна|РБК-Украина|RBC-Ukraine|РБК|RBC|БелаПАН|BelaPAN
ИА Регнум|ИА REGNUM|ИА «Росбалт»|АГН «Москва»|РИА ФАН|Рейтер|Рейтерс|АФП|АП|ЭФЭ|Франс Пресс|Синьхуа|ДПА|АНСА|Анадолу|ИРНА|Ёнхап|Рёнхап|Киодо|Прайм-ТАСС|Prime-TASS
ИНТЕРФАКС-ЮГ|ИНТЕРФАКС-УРАЛ|ИНТЕРФАКС-СИБИРЬ|ИНТЕРФАКС-ПОВОЛЖЬЕ|ИНТЕРФАКС-ЦЕНТР|ИНТЕРФАКС-КАЗАХСТАН|ИНТЕРФАКС-ЗАПАД|ИНТЕРФАКС СЕВЕРО-ЗАПАД|ИНТЕРФАКС-РОССИЯ
ИНТЕРФАКС-ДАЛЬНИЙ ВОСТОК|ИНТЕРФАКС-КИТАЙ|Интерфакс-Религия|INTERFAX|Interfax-Kazakhstan|Interfax-Religion|Interfax-Belarus|Interfax-Azerbaijan|Interfax-America
ТАСС-ДОСЬЕ|AKIpress|АКИpress|АКИпресс|KyrTAg|КирТАГ|КазТАГ|KazTAG|ҚазАқпарат|QazAqparat|QAZINFORM|Qazinform|ҚАЗАҚПАРАТ|АЗЕРТАДЖ|Азертадж|AZƏRTAC|AzərTAc|Report
Turan|Туран|APA-Group|Report News Agency|ԱՐՄԵՆՊՐԵՍ|Noyan Tapan|Novosti-Armenia|Новости-Армения|ARKA|АРКА|PanARMENIAN.Net|PanARMENIAN|Interpressnews|InterPressNews
GHN|Prime-News|Sarke|УзА|OʻzA|O‘zA|ЎзА|UzDaily|Jahon|TDH|Khovar|Ховар|Avesta|Авеста|Asia-Plus|Azia-Plus|Montsame|МОНЦАМЭ|Монцамэ|Gogo News
ن أ|واج|وأج|ومع|و م ع|وات|وال|واع|سبأ|سونا|العمانية|الوطنية|شفق نيوز|نينا|رووداو|پاژواک|صدا|رويتر|اب|أ ب|ا ب|تاس|إنترفاكس|كيودو|ا ف ب|د ب أ|إفي|سبوتنك|قنا|معًا|صفا|شهاب
FNA|Fars News Agency|Mehr News Agency|MEHR|YJC|ILNA|IQNA|IBNA|PressTV|Press TV|ایلنا|ایکنا|آنا|برنا|خبرآنلاین|Ma'an|Maan|NINA|Aswat al-Iraq|AKnews|Shafaq|Rudaw|TPS|JNS|INN
Pajhwok|Pajhwok Afghan News|PAN|Bakhtar|BIA|AIP|Khaama|Khaama Press|INP|NNI|KMS|Online|PIB|GNS|KNN|Univarta|PTI Bhasha|PTI-Bhasha|HT|TNN|বাসস|ইউএনবি|রাসস|रासस
एजेंसी|यूनीवार्ता|यूएनआई|पीटीआई|Lanka Puvath|LP|Mizzima|NNT|VNS|VNA/VNS|VietnamPlus|TTXVN/Vietnam+|PIA|Tatoli|TATOLI|Antara News|NHK|AFPBB News|Newsis|News1|NEWSIS
Focus Taiwan|APA News|African Press Agency|African News Agency|New Ziana|BOPA|SLENA|LINA|FBC|WIC|Walta|WALTA|SONNA|Sonna|ERINA|AGP|ACP|ACI|ACAP|CAMNEWS|AIB|AMAP|AMI|ATOP
ABP|RNA|UNA|MANA|ZANIS|ZANA|Inforpress|STP-Press|Ecofin|Agence Ecofin|APO|ANF|AGN|Colprensa|COLPRENSA|Agencia UNO|Agencia Uno|ORBE|Orbe|IP|IP Paraguay|Ansa Latina|AIN|ABN
apro|AlterPresse|HPN|AHP|JIS|CMC|CANA|DPI|SINA|States News Service|Zenger News|TNS|MCT|KRT|McClatchy|McClatchy-Tribune|McClatchy Newspapers|Tribune News Service|SHNS|NNS|QMI
QMI Agency|Postmedia News|Canwest News Service|CanWest News Service|Southam|CBC News|MarketWatch|CBS MarketWatch|TheStreet|TheStreet.com|Breakingviews|BREAKINGVIEWS
Reuters Breakingviews|Zacks|MNI|Market News International|Platts|Argus|ICIS|Nikkei|Baseline|UPI/Xinhua|Cision|MFN|PRLog|24-7PressRelease|24-7 Press Release|NewMediaWire
EZ Newswire|APO Group|African Media Agency|AETOSWire|ME NewsWire|SEAPRWire|ACN Newswire|iCrowdNewswire|pressetext|pte|openPR|lifePR|JCN Newswire|Presseportal|GLOBENEWSWIRE
Fides|Asianews|AsiaNews|UCAN|UCA News|CNA/EWTN News|EWTN|EWTN News|Inter Press Service|Kyodo News International|Kyodo News Service|Saudi Press Agency
Emirates News Agency|Qatar News Agency|Kuwait News Agency|Bahrain News Agency|Jordan News Agency|Syrian Arab News Agency|Iraqi News Agency|Yemen News Agency|Sudan News Agency
Middle East News Agency|Maghreb Arabe Presse|Algerie Presse Service|Algérie Presse Service|Tunis Afrique Presse|Agence Tunis Afrique Presse|Libyan News Agency|Islamic Republic News Agency
Pan African News Agency|Panapress|Ghana News Agency|News Agency of Nigeria|Kenya News Agency|Ethiopian News Agency|Namibia Press Agency|South African Press Association|Vietnam News Agency
Bangladesh Sangbad Sangstha|United News of Bangladesh|United News of India|Asian News International|Indo-Asian News Service|Thai News Agency|Agence Kampuchea Presse|Anadolu Agency
Australian Associated Press|New Zealand Press Association|Korean Central News Agency|Central News Agency|Polish Press Agency|Czech News Agency|Hungarian News Agency|Bulgarian News Agency
Croatian News Agency|Slovenian Press Agency|Baltic News Service|Agenzia Giornalistica Italia|Agence Belga|Agencia Brasil|Agencia Andina|Agencia Boliviana de Informacion
"""

_EASTERN = """
本报|本報|本网|本網|本台|本刊|财联社|財聯社|证券时报网|新京报|澎湃新闻|界面新闻|第一财经|每日经济新闻|经济日报|光明日报|解放军报|工人日报|科技日报|农民日报|法治日报|中国日报|参考消息|新华社|新華社|新华网|新華網|中新社|中新网|中新網|中国新闻社|中国新闻网|中央社|人民网|人民日报|央视网|央视新闻|环球网|光明网|法新社|路透社|路透|美联社
美聯社|彭博社|彭博|共同社|時事社|时事社|韩联社|韓聯社|塔斯社|俄新社|国际文传电讯社|埃菲社|安莎社|德新社|合众国际社|朝中社|澳新社|中通社|香港中通社|中評社|中评社|美國商業資訊|美国商业资讯|美通社|安塔拉
共同|共同通信|共同通信社|時事|時事通信|時事通信社|ロイター|ＡＦＰ|ＡＰ|AFP時事|AFP=時事|ＡＦＰ＝時事|AP=共同|新華|聯合ニュース|聯合|朝鮮通信|タス|タス通信|ブルームバーグ|ＣＮＮ|CNN|CNN.co.jp|ＢＢＣ|BBC|ＮＨＫ|NHK|ＷＳＪ|WSJ|ＫＹＯＤＯ|Xinhua|ＥＰＡ|ＵＰＩ|ＤＰＡ|ＡＮＳＡ|毎日|朝日|読売|産経|日経|日本経済新聞|ダウ・ジョーンズ|DJ|イタル・タス通信|インタファクス通信|聯合
연합뉴스|연합|뉴시스|뉴스1|뉴스엔|뉴스토마토|이투데이|조선일보|중앙일보|동아일보|한겨레|경향신문|매일경제|한국경제|세계일보|국민일보|서울신문|한국일보|문화일보|스포츠조선|OSEN|마이데일리|스타뉴스|엑스포츠뉴스|아이뉴스24|디지털타임스|전자신문|쿠키뉴스|더팩트|NSP통신|국제뉴스|프레시안|오마이뉴스|스푸트니크|신화통신|타스통신|교도통신|지지통신|AP통신|AFP통신|로이터통신|뉴스핌|로이터|AFP|AP|신화|타스|교도|지지|블룸버그|조선중앙통신|이데일리|머니투데이|아시아경제|헤럴드경제|파이낸셜뉴스|노컷뉴스|데일리안|EPA|dpa|UPI
"""

_ALSO_WORDS = """
AP|CP|PA|AA|DJ|RIA|TT|PL|NA|ATA|ANA|ETA|ABI|MAP|TAP|SPA|INA|ONA|UNI|ANI|RSS|AIM|NAN|ENA|STA|MIA|Beta|Trend|Mehr|Saba|Petra|Hina|SITA|SID|ARA|IPS
Fides|Zenit|Sputnik|Novosti|CNA|CNS|ABC|NAPS|ots|obs|ELTA|LETA|Andina|SANA|LANA|FARS|Kabar|Lusa|Zenit|PAP|EPA|EQS|AKI|IRIN|LPC|IFR|Regnum|Hugin|MENA
BBC|CNN|CNBC|AOL|CBC|VOA|NYT|APP|APA|APS|PNA|CNET|COMPUTERWORLD|Anadolu|Sapa|GNA|KNA|BNA|QNA|VNA|TNA|MNA|NNA|Infobae|Investorideas|Hurriyet
Новости|Спутник|Прайм|Тренд|Кабар|Фан|مهر|فارس|سانا|معا|वार्ता|भाषा|vov|ddp|epd|awp|sda|ats|EFE Verde|ITN|JTA|Pacnews|Primezone|The Conversation
ACN|SIR|Nova|DIRE|IPN|CIA|ERR|IAR|KAI|MINA|ANKA|TAK|Focus|Report|Turan|Бета|Туран|ARKA|Avesta|Jahon|PAN|AIP|INP|HT|LP|PIA|AGP|ACP|ACI|AMI|ABP|RNA|UNA|MANA|ANF|AGN
ORBE|IP|AIN|ABN|CMC|CANA|SINA|TNS|MCT|MNI|Platts|Argus|Baseline|Zacks|MFN|APO|pte|Nikkei|Online|KMS|NNI|GNS|TPS|INN|FBC|WIC|AEF|APM|AOF|ABr|LINA|Walta|Khaama|Rudaw|وال|آنا|اب|ن أ|KAP|BIA
Noyan Tapan|Sarke|Khovar|Southam|DPI|JIS|TNN|FNA|AIB|APO Group|NNS|صدا|صفا|एजेंसी|АП|ФОКУС|Авеста|Novum|Cision|Asianews|JNS|NHK
Keystone|PRWEB|UNB|BSS|MTI|BTA|BNS|STT|FNB|NTB|ANP|ISNA|PTI|IHA|DHA|Notimex
"""

AGENCIES: Final[frozenset[str]] = keys(_PLAIN) | keys(_WORLD) | keys(_EASTERN) | keys("AP|CP|PA|AA")
"""Keys of the names and tags of agencies."""

ALONE: Final[frozenset[str]] = (AGENCIES - keys(_ALSO_WORDS)) | keys("AP|PTI")
"""Those that mean an agency even where they open a text alone (`AFP - …`)."""

EASTERN: Final[tuple[str, ...]] = tuple(
    sorted({n for line in _EASTERN.split() for n in line.split("|") if n}, key=len)[::-1]
)
"""As written in Chinese, Japanese and Korean, longest first: those scripts part no words."""

AGENCY_WORDS: Final[frozenset[str]] = keys(
    "News|Newswire|Newswires|Wire|Press|Agency|Ratings|Network|Media|Service|Services|Presse|Prensa|Stampa|Agence|Agencia|"
    "Agenzia|Agentur|Nachrichten|Nachrichtenagentur|Noticias|Notícias|Times|Post|Tribune|Herald|Journal|Gazette|Telegraph|"
    "Newspapers|Newspaper|Bureau|Online|Radio|Television|TV|Syndicate|Correspondent|Ajansı|Haber|Новости|Пресс|Информ|وكالة"
)
"""Words that make a name in brackets an agency's (`New Ratings`, `Sports Network`)."""

AGENCY_ENDINGS: Final[tuple[str, ...]] = (
    "wire", "news", "press", "newswire", "newswired", "fax", "inform", "tass", "pres", "nieuws", "media", "presse", "тасс", "пресс", "информ", "факс",
)  # fmt: skip
"""How one-word names of agencies often end (`OfficialWire`)."""
