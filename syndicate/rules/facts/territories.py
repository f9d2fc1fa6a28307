"""Countries and cities in the languages of the wires: made by tools/make_territories.py, not by hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_COUNTRIES = """
AC|ascension|ascension adası|ascension island|ascension-saari|ascension-sziget|ascensionøen|ile de l'ascension|ilha de ascensao|insula ascension|isla de la ascension|isola ascensione|otok uzasasca|pulau ascension|wyspa wniebowstapienia|νησοσ ασενσιον|о-в вознесения|острво асенсион|остров възнесение|острів вознесіння|האי אסנשן|جزایر اسنسیون|جزيرة اسينشيون|असेंशन दवीप|어센션섬|アセンション島|阿森松岛|阿森松島
AD|andora|andorra|andorre|ανδορα|андора|андорра|אנדורה|اندورا|एंडोरा|안도라|アントラ|安道尔|安道爾
AE|arabiemiirikunnat|birlesik arap emirlikleri|de forenede arabiske emirater|de forente arabiske emirater|egyesult arab emirsegek|emirados arabes unidos|emiratele arabe unite|emirati arabi uniti|emiratos arabes unidos|emirats arabes unis|emiriah arab bersatu|forenade arabemiraten|spojene arabske emiraty|ujedinjeni arapski emirati|uni emirat arab|united arab emirates|vereinigte arabische emirate|verenigde arabische emiraten|zjednoczone emiraty arabskie|ηνωμενα αραβικα εμιρατα|оаэ|об'єднані арабські емірати|обединени арабски емирства|уједињени арапски емирати|איחוד האמירויות הערביות|الامارات العربية المتحدة|امارات متحده عربی|संयुकत अरब अमीरात|아랍에미리트|アラフ首長国連邦|阿拉伯联合酋长国|阿拉伯聯合大公國
AF|afeganistao|afganistan|afganisztan|afghanistan|αφγανισταν|авганистан|афганистан|афганістан|אפגניסטן|افغانستان|अफगानिसतान|아프가니스탄|アフカニスタン|阿富汗
AG|antigua & barbuda|antigua a barbuda|antigua dan barbuda|antigua e barbuda|antigua en barbuda|antigua es barbuda|antigua i barbuda|antigua ja barbuda|antigua och barbuda|antigua og barbuda|antigua si barbuda|antigua und barbuda|antigua ve barbuda|antigua y barbuda|antigua-et-barbuda|antigva i barbuda|αντιγκουα και μπαρμπουντα|антигва и барбуда|антигуа и барбуда|антигуа і барбуда|אנטיגואה וברבודה|انتيغوا وبربودا|انتیگوا و باربودا|एंटिगुआ और बरबुडा|앤티가 바부다|アンティクア・ハーフータ|安地卡及巴布達|安提瓜和巴布达
AI|anguila|anguilla|angvila|ανγκουιλα|ангвила|ангилья|ангуила|ангілья|אנגווילה|انغويلا|انگویلا|एंगविला|앵귈라|アンキラ|安圭拉|安奎拉
AL|albania|albanie|albanien|albanija|arnavutluk|αλβανια|албания|албанија|албанія|אלבניה|البانيا|البانی|अलबानिया|알바니아|アルハニア|阿尔巴尼亚|阿爾巴尼亞
AM|armenia|armenie|armenien|armenija|ermenistan|ormenyorszag|αρμενια|армения|вірменія|јерменија|ארמניה|ارمنستان|ارمينيا|आरमेनिया|아르메니아|アルメニア|亚美尼亚|亞美尼亞
AO|angola|αγκολα|ангола|אנגולה|انغولا|انگولا|अंगोला|앙골라|アンコラ|安哥拉
AQ|antarctica|antarctique|antarktida|antarktika|antarktis|antarktisz|antarktyda|antartida|antartide|antartika|ανταρκτικη|антарктида|антарктик|антарктика|אנטארקטיקה|انتاركتيكا|جنوبگان|अंटारकटिका|남극 대륙|南极洲|南極|南極洲
AR|argentiina|argentina|argentine|argentinie|argentinien|argentyna|arjantin|αργεντινη|аргентина|аржентина|ארגנטינה|ارژانتین|الارجنتين|अरजेंटीना|아르헨티나|アルセンチン|阿根廷
AS|american samoa|americka samoa|amerikaans-samoa|amerikai szamoa|amerikan samoa|amerikan samoası|amerikanisch-samoa|amerikansk samoa|amerikanska samoa|samoa americaines|samoa americana|samoa americane|samoa amerika|samoa amerykanskie|αμερικανικη σαμοα|американска самоа|американское самоа|американське самоа|америчка самоа|סמואה האמריקנית|ساموا الامريكية|ساموای امریکا|अमेरिकी समोआ|아메리칸 사모아|米領サモア|美属萨摩亚|美屬薩摩亞
AT|austria|austrija|ausztria|autriche|avusturya|itavalta|oostenrijk|osterreich|osterrike|rakousko|østerrike|østrig|αυστρια|австрия|австрія|аустрија|אוסטריה|اتریش|النمسا|ऑसटरिया|오스트리아|オーストリア|奥地利|奧地利
AU|australia|australie|australien|australija|ausztralia|avustralya|αυστραλια|австралия|австралія|аустралија|אוסטרליה|استراليا|استرالیا|ऑसटरेलिया|오스트레일리아|オーストラリア|澳大利亚|澳洲
AW|aruba|αρουμπα|аруба|ארובה|اروبا|अरूबा|아루바|アルハ|荷屬阿魯巴|阿鲁巴
AX|ahvenanmaa|aland|aland adaları|aland islands|aland-szigetek|alandinseln|alandski otoci|alandy|iles aland|ilhas aland|insulele aland|islas aland|isole aland|kepulauan aland|wyspy alandzkie|νησοι ολαντ|аландские о-ва|аландські острови|оландска острва|оландски острови|איי אולנד|جزایر الاند|جزر الاند|एलैंड दवीपसमूह|올란드 제도|オーラント諸島|奥兰群岛|奧蘭群島
AZ|aserbaidschan|aserbajdsjan|azerbaidjan|azerbaidzan|azerbaigian|azerbaijan|azerbaijao|azerbaiyan|azerbajdzan|azerbajdzjan|azerbajdzsan|azerbaycan|azerbeidzjan|azerbejdzan|αζερμπαιτζαν|азербаиджан|азербејџан|אזרבייג׳ן|اذربيجان|جمهوری اذربایجان|अजरबैजान|아제르바이잔|アセルハイシャン|亞塞拜然|阿塞拜疆
BA|bosna a hercegovina|bosna i hercegovina|bosna-hersek|bosnia & herzegovina|bosnia dan herzegovina|bosnia e herzegovina|bosnia ed erzegovina|bosnia i hercegowina|bosnia ja hertsegovina|bosnia si hertegovina|bosnia y herzegovina|bosnia-hercegovina|bosnie en herzegovina|bosnie-herzegovine|bosnien och hercegovina|bosnien und herzegowina|bosnien-hercegovina|bosznia-hercegovina|βοσνια - ερζεγοβινη|босна и херцеговина|босния и герцеговина|боснія і герцеговина|בוסניה והרצגובינה|البوسنة والهرسك|بوسنی و هرزگوین|बोसनिया और हरजेगोविना|보스니아 헤르체고비나|ホスニア・ヘルツェコヒナ|波士尼亞與赫塞哥維納|波斯尼亚和黑塞哥维那
BB|barbade|barbados|μπαρμπειντοσ|барбадос|ברבדוס|باربادوس|بربادوس|बारबाडोस|바베이도스|ハルハトス|巴巴多斯|巴貝多
BD|banglades|bangladesch|bangladesh|bangladesz|μπανγκλαντεσ|бангладеш|בנגלדש|بنغلاديش|بنگلادش|बांगलादेश|방글라데시|ハンクラテシュ|孟加拉|孟加拉国
BE|belcika|belgia|belgica|belgie|belgien|belgija|belgio|belgique|belgium|βελγιο|белгия|белгија|бельгия|бельгія|בלגיה|بلجيكا|بلژیک|बेलजियम|벨기에|ヘルキー|比利时|比利時
BF|burkina faso|burquina faso|μπουρκινα φασο|буркина фасо|буркина-фасо|буркіна-фасо|בורקינה פאסו|بوركينا فاسو|بورکینافاسو|बुरकिना फासो|부르키나파소|フルキナファソ|布吉納法索|布基纳法索
BG|bugarska|bulgaria|bulgarie|bulgarien|bulgarije|bulgaristan|bulharsko|bułgaria|βουλγαρια|болгария|болгарія|бугарска|българия|בולגריה|بلغارستان|بلغاريا|बुलगारिया|불가리아|フルカリア|保加利亚|保加利亞
BH|bahrain|bahrajn|bahrein|bahreyn|barein|μπαχρειν|бахреин|בחריין|البحرين|بحرین|बहरीन|바레인|ハーレーン|巴林
BI|burundi|μπουρουντι|бурунди|бурунді|בורונדי|بوروندي|بوروندی|बुरुंडी|부룬디|フルンシ|布隆迪|蒲隆地
BJ|benin|μπενιν|бенин|бенін|בנין|بنين|بنین|बेनिन|베냉|ヘナン|貝南|贝宁
BL|s:t barthelemy|saint barthelemy|saint-barthelemy|san bartolome|sao bartolomeu|st barthelemy|svaty bartolomej|αγιοσ βαρθολομαιοσ|свети бартоломеј|сен бартелеми|сен-бартелеми|сен-бартелемі|סנט ברתולומיאו|سان بارتليمي|سن بارتلمی|सेंट बारथेलेमी|생바르텔레미|サン・ハルテルミー|圣巴泰勒米|聖巴瑟米
BM|bermuda|bermudas|bermudes|bermudi|bermudy|βερμουδεσ|бермуди|бермудски острови|бермудские о-ва|бермудські острови|ברמודה|برمودا|बरमूडा|버뮤다|ハミュータ|百慕大|百慕達
BN|brunei|brunei darussalam|brunej|μπρουνει|брунеи|брунеи даруссалам|брунеј|ברוניי|بروناي|برونيی|बरूनेई|브루나이|フルネイ|文莱|汶萊
BO|bolivia|bolivie|bolivien|bolivija|bolivya|boliwia|βολιβια|боливия|боливија|болівія|בוליביה|بوليفيا|بولیوی|बोलीविया|볼리비아|ホリヒア|玻利維亞|玻利维亚
BQ|belanda caribbean|belanda karibia|caraibi olandesi|caribbean netherlands|caribe neerlandes|caribisch nederland|de tidligere nederlandske antiller|holland karib-terseg|insulele caraibe olandeze|karayip hollandası|karibian alankomaat|karibische niederlande|karibisk nederland|karibiska nederlanderna|karibske nizozemsko|karipski otoci nizozemske|niderlandy karaibskie|paises baixos caribenhos|pays-bas caribeens|ολλανδια καραιβικησ|бонэир, синт-эстатиус и саба|карибска нидерландия|карибські нідерланди|карипска холандија|האיים הקריביים ההולנדיים|جزایر کارايیب هلند|هولندا الكاريبية|कैरिबियन नीदरलैंड|네덜란드령 카리브|オランタ領カリフ|荷属加勒比区|荷蘭加勒比區
BR|brasil|brasile|brasilia|brasilien|brazil|brazilia|brazilie|brazylia|bresil|brezilya|βραζιλια|бразил|бразилия|бразилія|ברזיל|البرازيل|برزیل|बराजील|브라질|フラシル|巴西
BS|bahama|bahama's|bahama-szigetek|bahamalar|bahamas|bahami|bahamy|μπαχαμεσ|багамські острови|багамы|бахами|бахамски острови|איי בהאמה|باهاما|جزر البهاما|बहामास|바하마|ハハマ|巴哈馬|巴哈马
BT|bhoutan|bhutan|butan|butao|μπουταν|бутан|בהוטן|بوتان|भूटान|부탄|フータン|不丹
BV|bouvet adası|bouvet island|bouvet'nsaari|bouvet-sziget|bouveteiland|bouvetinsel|bouveton|bouvetuv ostrov|bouvetøen|bouvetøya|ile bouvet|ilha bouvet|insula bouvet|isla bouvet|isola bouvet|otok bouvet|pulau bouvet|wyspa bouveta|νησοσ μπουβε|о-в буве|острво буве|остров буве|острів буве|האי בובה|جزيرة بوفيه|جزیره بووه|बोवेत दवीप|부베섬|フーヘ島|布威島|布韦岛
BW|bocvana|botsuana|botsvana|botswana|μποτσουανα|ботсвана|боцвана|בוטסואנה|بوتسوانا|बोतसवाना|보츠와나|ホツワナ|博茨瓦纳|波札那
BY|belarus|belarusz|belorusko|białorus|bielorrusia|bielorrussia|bielorussia|bielorussie|bjelorusija|valko-venaja|λευκορωσια|беларус|беларусь|белорусија|білорусь|בלארוס|بلاروس|بيلاروس|बेलारूस|벨라루스|ヘラルーシ|白俄罗斯|白俄羅斯
BZ|belice|belize|μπελιζ|белиз|белизе|беліз|בליז|بليز|بلیز|बेलीज|벨리즈|ヘリース|伯利兹|貝里斯
CA|canada|kanada|καναδασ|канада|קנדה|كندا|کانادا|कनाडा|캐나다|カナタ|加拿大
CC|cocos|cocos (keeling) adaları|cocos (keeling) islands|cocoseilanden|cocosøerne|iles cocos|ilhas cocos|ilhas cocos (keeling)|insulele cocos|insulele cocos (keeling)|islas cocos|isole cocos|isole cocos (keeling)|kepulauan cocos|kepulauan cocos (keeling)|kokosinseln|kokosoarna|kokosove ostrovy|kokosovi|kokosovi (keelingovi) otoci|kokosøyene|kokusz|kokusz (keeling)-szigetek|kookossaaret|kookossaaret (keelingsaaret)|wyspy kokosowe|νησοι κοκοσ|νησοι κοκοσ (κιλινγκ)|кокосова|кокосова (килингова) острва|кокосови острови|кокосови острови (острови киилинг)|кокосовые о-ва|кокосові|кокосові (кілінг) острови|איי קוקוס|איי קוקוס (קילינג)|جزایر کوکوس|جزر كوكوس|جزر كوكوس (كيلينغ)|कोकोस|कोकोस (कीलिंग) दवीपसमूह|코코스 제도|ココス|ココス(キーリンク)諸島|科克斯|科克斯(基靈)群島|科科斯|科科斯(基林)群岛
CD|congo - kinshasa|congo-kinshasa|demokratyczna republika konga|kongo - kinsasa|kongo - kinshasa|kongo – kinshasa|kongo-kinshasa|kongon demokraattinen tasavalta|republica democratica del congo|κονγκο - κινσασα|конго|конго (киншаса)|конго - киншаса|конго – кіншаса|קונגו - קינשאסה|الكونغو - كينشاسا|کنگو - کینشاسا|कांगो - किंशासा|콩고-킨샤사|コンコ民主共和国|コンコ民主共和国(キンシャサ)|刚果|刚果(金)|剛果|剛果(金夏沙)
CF|centraal-afrikaanse republiek|central african republic|centralafrikanska republiken|den centralafrikanske republik|den sentralafrikanske republikk|keski-afrikan tasavalta|kozep-afrikai koztarsasag|orta afrika cumhuriyeti|repubblica centrafricana|republica centrafricana|republica centro-africana|republica centroafricana|republik afrika tengah|republika srodkowoafrykanska|republique centrafricaine|srednjoafricka republika|stredoafricka republika|zentralafrikanische republik|κεντροαφρικανικη δημοκρατια|централноафриканска република|централноафричка република|центрально-африканская республика|центральноафриканська республіка|הרפובליקה המרכז-אפריקאית|جمهورية افريقيا الوسطى|جمهوری افریقای مرکزی|मधय अफरीकी गणराजय|중앙 아프리카 공화국|中央アフリカ共和国|中非共和国|中非共和國
CG|congo|congo - brazzaville|congo-brazzaville|kongo|kongo - brazavil|kongo - brazzaville|kongo – brazzaville|kongo-brazzaville|kongon tasavalta|republica do congo|κονγκο - μπραζαβιλ|конго (бразавил)|конго - бразавил|конго - браззавиль|конго – браззавіль|קונגו - ברזאויל|الكونغو - برازافيل|کنگو - برازویل|कांगो – बराजाविल|콩고-브라자빌|コンコ共和国|コンコ共和国(フラサヒル)|刚果(布)|剛果(布拉薩)
CH|elvetia|isvicre|schweiz|suica|suisse|suiza|svajc|sveits|sveitsi|svicarska|svizzera|svycarsko|swiss|switzerland|szwajcaria|zwitserland|ελβετια|швајцарска|швеицария|швеицарія|שווייץ|سويسرا|سويیس|सविटजरलैंड|스위스|スイス|瑞士
CI|costa d'avorio|costa do marfim|cote d'ivoire|elefantcsontpart|elfenbenskusten|elfenbenskysten|ivoorkust|norsunluurannikko|obala bjelokosti|pobrezi slonoviny|ακτη ελεφαντοστου|кот д'ивоар|кот-д'ивуар|кот-д'івуар|обала слоноваче|обала слоноваче (кот д'ивоар)|חוף השנהב|ساحل العاج|ساحل عاج|कोत दिवुआर|코트디부아르|コートシホワール|科特迪瓦|象牙海岸
CK|cook adaları|cook islands|cook-szigetek|cookeilanden|cookinsaaret|cookinseln|cookoarna|cookovi otoci|cookovy ostrovy|cookøerne|cookøyene|iles cook|ilhas cook|insulele cook|islas cook|isole cook|kepulauan cook|wyspy cooka|νησοι κουκ|кукова острва|о-ва кука|острови кук|острови кука|איי קוק|جزایر کوک|جزر كوك|कुक दवीपसमूह|쿡 제도|クック諸島|库克群岛|庫克群島
CL|chile|chili|cile|sili|χιλη|чиле|чили|чилі|צ׳ילה|تشيلي|شیلی|चिली|칠레|チリ|智利
CM|camaroes|cameroon|cameroun|camerun|kameroen|kamerun|καμερουν|камерун|קמרון|الكاميرون|کامرون|कैमरून|카메룬|カメルーン|喀麥隆|喀麦隆
CN|china|chine|chiny|cin|cina|kiina|kina|tiongkok|κινα|кина|китаи|الصين|중국|中国|中國
CO|colombia|colombie|columbia|kolombia|kolombiya|kolumbia|kolumbie|kolumbien|kolumbija|κολομβια|колумбия|колумбија|колумбія|קולומביה|كولومبيا|کلمبیا|कोलंबिया|콜롬비아|コロンヒア|哥伦比亚|哥倫比亞
CP|clipperton|clipperton adası|clipperton island|clipperton-insel|clipperton-sziget|clippertoninsaari|clippertonon|clippertonuv ostrov|clippertonøen|clippertonøya|ile clipperton|ilha de clipperton|insula clipperton|isla clipperton|isola di clipperton|otok clipperton|pulau clipperton|wyspa clippertona|νησοσ κλιπερτον|о-в клиппертон|острво клипертон|остров клипертон|острів кліппертон|האי קליפרטון|جزایر کلیپرتون|جزيرة كليبيرتون|कलिपरटन दवीप|클리퍼턴섬|クリッハートン島|克利珀顿岛|克里派頓島
CQ|sark
CR|costa rica|kosta rika|kostarika|kostaryka|κοστα ρικα|коста рика|коста-рика|костарика|קוסטה ריקה|كوستاريكا|کاستاریکا|कोसटारिका|코스타리카|コスタリカ|哥斯大黎加|哥斯达黎加
CU|cuba|kuba|kuuba|κουβα|куба|קובה|كوبا|کوبا|कयूबा|쿠바|キューハ|古巴
CV|cabo verde|cap-vert|cape verde|capo verde|capul verde|kaapverdie|kap verde|kapp verde|kapverdy|republika zielonego przyladka|tanjung verde|zelenortska republika|zold-foki koztarsasag|πρασινο ακρωτηριο|зеленортска острва|кабо верде|кабо-верде|כף ורדה|الراس الاخضر|کیپ‌ورد|केप वरड|카보베르데|カーホヘルテ|佛得角|維德角
CW|curacao|curazao|κουρασαο|курасао|кюрасао|קוראסאו|كوراساو|کوراسايو|कुरासाओ|퀴라소|キュラソー|库拉索|庫拉索
CX|bozicni otok|christmas adası|christmas island|christmaseiland|christmasøya|ile christmas|ilha christmas|insula christmas|isla de navidad|isola christmas|joulusaari|juleøen|julon|karacsony-sziget|pulau krismas|pulau natal|vanocni ostrov|weihnachtsinsel|wyspa bozego narodzenia|νησοσ των χριστουγεννων|божићно острво|о-в рождества|остров рождество|острів різдва|אי חג המולד|جزيرة كريسماس|جزیره کریسمس|करिसमस दवीप|크리스마스섬|クリスマス島|圣诞岛|聖誕島
CY|chipre|chypre|cipar|cipro|cipru|ciprus|cypern|cypr|cyprus|kypr|kypros|kıbrıs|siprus|zypern|κυπροσ|кипар|кипр|кипър|кіпр|קפריסין|قبرس|قبرص|साइपरस|키프로스|キフロス|塞浦路斯|賽普勒斯
CZ|cechia|cehia|ceko|cekya|ceska|cesko|chequia|csehorszag|czechia|czechy|tchequia|tchequie|tjeckien|tjekkiet|tschechien|tsekki|tsjechie|tsjekkia|τσεχια|чехия|чехія|чешка|צ׳כיה|التشيك|चेकिया|체코|チェコ|捷克
DE|alemanha|alemania|allemagne|almanya|deutschland|duitsland|germania|germany|jerman|nemecko|nemetorszag|niemcy|njemacka|saksa|tyskland|γερμανια|германия|немачка|німеччина|גרמניה|المان|المانيا|जरमनी|독일|トイツ|德国|德國
DG|diego garcia|ντιεγκο γκαρσια|диего гарсия|диего-гарсия|дијего гарсија|дієго-гарсія|דייגו גרסיה|دييغو غارسيا|دیه‌گو گارسیا|डिएगो गारसिया|디에고 가르시아|ティエコカルシア島|迪亞哥加西亞島|迪戈加西亚岛
DJ|cibuti|djibouti|djibuti|dschibuti|dzibuti|dzibutsko|dzsibuti|gibuti|jibuti|yibuti|τζιμπουτι|джибути|джибуті|џибути|ג׳יבוטי|جيبوتي|جیبوتی|जिबूती|지부티|シフチ|吉布地|吉布提
DK|danemarca|danemark|dania|danimarca|danimarka|danmark|danska|dansko|denemarken|denmark|dinamarca|tanska|δανια|дания|данска|данія|דנמרק|الدانمرك|دانمارک|डेनमारक|덴마크|テンマーク|丹麥|丹麦
DM|dominica|dominika|dominique|ντομινικα|доминика|домініка|דומיניקה|دومينيكا|دومینیکا|डोमिनिका|도미니카|トミニカ国|多米尼克
DO|den dominikanske republik|den dominikanske republikk|dominicaanse republiek|dominican republic|dominik cumhuriyeti|dominikaaninen tasavalta|dominikai koztarsasag|dominikana|dominikanische republik|dominikanska republika|dominikanska republiken|repubblica dominicana|republica dominicana|republik dominica|republik dominika|republique dominicaine|δομινικανη δημοκρατια|доминиканска република|доминиканская республика|домініканська республіка|הרפובליקה הדומיניקנית|جمهورية الدومينيكان|جمهوری دومینیکن|डोमिनिकन गणराजय|도미니카 공화국|トミニカ共和国|多明尼加共和國|多米尼加共和国
DZ|algeria|algerie|algerien|algeriet|algerije|algieria|aljazair|alzir|alzirsko|argelia|cezayir|αλγερια|алжир|אלג׳יריה|الجزاير|الجزایر|अलजीरिया|알제리|アルシェリア|阿尔及利亚|阿爾及利亞
EA|ceuta & melilla|ceuta a melilla|ceuta dan melilla|ceuta e melilla|ceuta en melilla|ceuta es melilla|ceuta et melilla|ceuta i melilla|ceuta ja melilla|ceuta och melilla|ceuta og melilla|ceuta si melilla|ceuta und melilla|ceuta ve melilla|ceuta y melilla|θεουτα και μελιγια|сеута и мелилья|сеута и мелия|сеута и мелиља|сеута і мелілья|סאוטה ומלייה|سبته و ملیله|سيوتا وميليلا|सेउटा और मेलिला|세우타 및 멜리야|セウタ・メリリャ|休达及梅利利亚|休達與梅利利亞
EC|ecuador|ekuador|ekvador|ekwador|equador|equateur|ισημερινοσ|еквадор|эквадор|אקוודור|الاكوادور|اکوادور|इकवाडोर|에콰도르|エクアトル|厄瓜多|厄瓜多尔
EE|estland|estonia|estonie|estonija|estonsko|estonya|esztorszag|viro|εσθονια|естония|естонија|естонія|эстония|אסטוניה|استونيا|استونی|एसटोनिया|에스토니아|エストニア|愛沙尼亞|爱沙尼亚
EG|agypten|egipat|egipt|egipto|egito|egitto|egyiptom|egypt|egypte|egypten|egypti|mesir|mısır|αιγυπτοσ|египат|египет|єгипет|מצרים|مصر|मिसर|이집트|エシフト|埃及
EH|batı sahra|lansi-sahara|nyugat-szahara|saara ocidental|sahara barat|sahara occidental|sahara occidentala|sahara occidentale|sahara zachodnia|vastsahara|vest-sahara|vestsahara|westelijke sahara|western sahara|westsahara|zapadna sahara|zapadni sahara|δυτικη σαχαρα|западна сахара|западная сахара|західна сахара|סהרה המערבית|الصحراء الغربية|صحرای غربی|पशचिमी सहारा|서사하라|西サハラ|西撒哈拉
ER|eritre|eritrea|eritreea|eritreia|eritreja|erythree|erytrea|ερυθραια|еритрея|еритреја|эритрея|אריתריאה|اريتريا|اریتره|इरिटरिया|에리트리아|エリトリア|厄利垂亞|厄立特里亚
ES|espagne|espana|espanha|espanja|hiszpania|ispanya|sepanyol|spagna|spain|spanelsko|spania|spanien|spanje|spanjolska|spanyol|spanyolorszag|ισπανια|испания|шпанија|іспанія|ספרד|اسبانيا|اسپانیا|सपेन|스페인|スヘイン|西班牙
ET|athiopien|ethiopia|ethiopie|etiopia|etiopie|etiopien|etiopija|etiyopya|αιθιοπια|етиопия|етиопија|ефіопія|эфиопия|אתיופיה|اتیوپی|اثيوبيا|इथियोपिया|에티오피아|エチオヒア|埃塞俄比亚|衣索比亞
FI|finland|finlanda|finlande|finlandia|finlandiya|finnland|finnorszag|finska|finsko|suomi|φινλανδια|финландия|финляндия|финска|фінляндія|פינלנד|فنلاند|فنلندا|फिनलैंड|핀란드|フィンラント|芬兰|芬蘭
FJ|fidji|fidschi|fidzi|fidzsi|figi|fiji|fiyi|φιτζι|фиджи|фиџи|фіджі|פיג׳י|فيجي|فیجی|फिजी|피지|フィシー|斐济|斐濟
FK|falkland adaları|falkland islands|falkland-szigetek|falklandeilanden|falklandinsaaret|falklandinseln|falklandske ostrovy|falklandski otoci|falklandsoarna|falklandsøerne|falklandsøyene|falklandy|iles malouines|ilhas malvinas|insulele falkland|islas malvinas|isole falkland|kepulauan falkland|νησοι φοκλαντ|фокландска острва|фолкландски острови|фолклендские о-ва|фолклендські острови|איי פוקלנד|جزایر فالکلند|جزر فوكلاند|फॉकलैंड दवीपसमूह|포클랜드 제도|フォークラント諸島|福克兰群岛|福克蘭群島
FM|micronesia|micronesie|micronezia|mikronesia|mikronesiaføderasjonen|mikronesie|mikronesien|mikronezia|mikronezija|mikronezja|mikronezya|μικρονησια|микронезия|микронезија|мікронезія|федеративные штаты микронезии|מיקרונזיה|ميكرونيزيا|میکرونزی|माइकरोनेशिया|미크로네시아|ミクロネシア連邦|密克罗尼西亚|密克羅尼西亞
FO|faeroer|faerske ostrovy|faroarna|faroe adaları|faroe islands|faroer|farsaaret|feroer szigetek|færøerne|færøyene|iles feroe|ilhas faroe|insulele feroe|islas feroe|isole fær øer|kepulauan faroe|ovcji otoci|wyspy owcze|νησοι φεροεσ|фарерские о-ва|фарерські острови|фарска острва|фарьорски острови|איי פארו|جزایر فارو|جزر فارو|फेरो दवीपसमूह|페로 제도|フェロー諸島|法罗群岛|法羅群島
FR|franca|france|francia|franciaorszag|francie|francja|francuska|frankreich|frankrig|frankrijk|frankrike|fransa|franta|perancis|prancis|ranska|γαλλια|франция|француска|франція|צרפת|فرانسه|فرنسا|फरांस|프랑스|フランス|法国|法國
GA|gabao|gabon|gabun|γκαμπον|габон|גבון|الغابون|گابن|गैबॉन|가봉|カホン|加彭|加蓬
GB|birlesik krallık|egyesult kiralysag|inggris raya|iso-britannia|regatul unit|regno unito|reino unido|royaume-uni|spojene kralovstvi|storbritannia|storbritannien|ujedinjeno kraljevstvo|united kingdom|vereinigtes konigreich|verenigd koninkrijk|wielka brytania|ηνωμενο βασιλειο|велика британія|великобритания|обединеното кралство|уједињено краљевство|בריטניה|المملكة المتحدة|بریتانیا|यूनाइटेड किंगडम|영국|イキリス|英国|英國
GD|granada|grenada|grenade|γρεναδα|гренада|גרנדה|غرينادا|گرنادا|गरेनाडा|그레나다|クレナタ|格林纳达|格瑞那達
GE|georgia|georgie|georgien|gruzia|gruzie|gruzija|gruzja|gurcistan|γεωργια|грузия|грузија|грузія|גאורגיה|جورجيا|گرجستان|जॉरजिया|조지아|ショーシア|喬治亞|格鲁吉亚
GF|francia guyana|francouzska guyana|francuska gijana|frans-guyana|fransk guyana|franska guyana|fransız guyanası|franzosisch-guayana|french guiana|guayana francesa|guiana francesa|guiana perancis|gujana francuska|guyana francese|guyana franceza|guyana prancis|guyane francaise|ranskan guayana|γαλλικη γουιανα|французская гвиана|французька гвіана|француска гвајана|френска гвиана|גיאנה הצרפתית|غويانا الفرنسية|گویان فرانسه|फरेंच गुयाना|프랑스령 기아나|仏領キアナ|法属圭亚那|法屬圭亞那
GG|guernesey|guernsey|γκερνζι|гернзи|гернси|гернсі|гърнзи|גרנזי|غيرنزي|گرنزی|गरनसी|건지|カーンシー|根息|根西岛
GH|gana|ghana|γκανα|гана|גאנה|غانا|घाना|가나|カーナ|加纳|迦納
GI|cebelitarık|gibilterra|gibraltar|γιβραλταρ|гибралтар|гібралтар|גיברלטר|جبل طارق|جبل‌الطارق|जिबरालटर|지브롤터|シフラルタル|直布罗陀|直布羅陀
GL|greenland|grenland|grenlandia|groenland|groenlanda|groenlandia|gronland|gronlanti|gronsko|grønland|γροιλανδια|гренланд|гренландия|гренландія|גרינלנד|غرينلاند|گرینلند|गरीनलैंड|그린란드|クリーンラント|格陵兰|格陵蘭
GM|gambia|gambie|gambija|gambiya|γκαμπια|гамбия|гамбија|гамбія|גמביה|غامبيا|گامبیا|गामबिया|감비아|カンヒア|冈比亚|甘比亞
GN|gine|guine|guinea|guinee|guineea|gvineja|gwinea|γουινεα|гвинея|гвинеја|гвінея|גינאה|غينيا|گینه|गिनी|기니|キニア|几内亚|幾內亞
GP|guadalupa|guadalupe|guadeloupe|guadelupa|gwadelupa|γουαδελουπη|гваделуп|гваделупа|גוואדלופ|غوادلوب|گوادلوپ|गवाडेलूप|과들루프|クアトルーフ|瓜地洛普|瓜德罗普
GQ|aquatorialguinea|egyenlitoi-guinea|ekvator ginesi|ekvatorial-guinea|ekvatorialguinea|ekvatorska gvineja|equatoriaal-guinea|equatorial guinea|guine equatorial|guinea ecuatorial|guinea ekuatorial|guinea equatoriale|guinea khatulistiwa|guinee equatoriale|guineea ecuatoriala|gwinea rownikowa|paivantasaajan guinea|rovnikova guinea|ækvatorialguinea|ισημερινη γουινεα|екваториална гвинея|екваторијална гвинеја|екваторіальна гвінея|экваториальная гвинея|גינאה המשוונית|غينيا الاستوايية|گینه استوایی|इकवेटोरियल गिनी|적도 기니|赤道キニア|赤道几内亚|赤道幾內亞
GR|gorogorszag|grcka|grece|grecia|grecja|greece|grekland|griechenland|griekenland|grækenland|hellas|kreikka|recko|yunani|yunanistan|ελλαδα|греция|греція|грчка|гърция|יוון|اليونان|یونان|यूनान|그리스|キリシャ|希腊|希臘
GS|deli-georgia es deli-sandwich-szigetek|etela-georgia ja etelaiset sandwichinsaaret|georgia de sud si insulele sandwich de sud|georgia del sud e sandwich australi|georgia południowa i sandwich południowy|georgia selatan & kep sandwich selatan|georgie du sud-et-les iles sandwich du sud|guney georgia ve guney sandwich adaları|ilhas georgia do sul e sandwich do sul|islas georgia del sur y sandwich del sur|jizni georgie a jizni sandwichovy ostrovy|juzna georgia i otoci juzni sandwich|kepulauan georgia selatan & sandwich selatan|south georgia & south sandwich islands|south georgia og de sydlige sandwichøer|sudgeorgien und die sudlichen sandwichinseln|sydgeorgien och sydsandwichoarna|sør-georgia og sør-sandwichøyene|zuid-georgia en zuidelijke sandwicheilanden|νησοι νοτια γεωργια και νοτιεσ σαντουιτσ|південна джорджія та південні сандвічеві острови|южна джорджия и южни сандвичеви острови|южная георгия и южные сандвичевы о-ва|јужна џорџија и јужна сендвичка острва|ג׳ורג׳יה הדרומית ואיי סנדוויץ׳ הדרומיים|جورجيا الجنوبية وجزر ساندويتش الجنوبية|جورجیای جنوبی و جزایر ساندویچ جنوبی|दकषिण जॉरजिया और दकषिण सैंडविच दवीपसमूह|사우스조지아 사우스샌드위치 제도|サウスショーシア・サウスサントウィッチ諸島|南乔治亚和南桑威奇群岛|南喬治亞與南三明治群島
GT|guatemala|gvatemala|gwatemala|γουατεμαλα|гватемала|גואטמלה|غواتيمالا|گواتمالا|गवाटेमाला|과테말라|クアテマラ|危地马拉|瓜地馬拉
GU|guam|γκουαμ|гуам|גואם|غوام|گوام|गुआम|괌|クアム|关岛|關島
GW|bissau-guinea|gine-bissau|guine-bissau|guinea bissau|guinea-bisau|guinea-bissau|guinee-bissau|guineea-bissau|gvineja bisau|gwinea bissau|γουινεα μπισαου|гвинея-бисау|гвинеја-бисао|гвінея-бісау|גינאה-ביסאו|غينيا بيساو|گینه بیسايو|गिनी-बिसाउ|기니비사우|キニアヒサウ|几内亚比绍|幾內亞比索
GY|guiana|gujana|guyana|gvajana|γουιανα|гаиана|гаяна|гвајана|גיאנה|غيانا|گویان|गुयाना|가이아나|カイアナ|圭亚那|蓋亞那
HK|cin hong kong oib|hong kong dak tiongkok|hong kong sar china|hong kong, rae da china|hongkong kkt|hongkong sar|hongkong sar kina|hongkong sar van china|hongkong – kiinan erityishallintoalue|hongkong – zao ciny|pup hong kong kina|rae de hong kong|rae de hong kong (china)|ras chinoise de hong kong|ras di hong kong|ras hong kong, china|sar hongkong|sonderverwaltungsregion hongkong|sra hongkong|sra hongkong (chiny)|χονγκ κονγκ εδπ κινασ|гонконг|гонконг (сар)|гонконг, оар китаю|сар хонгконг|сар хонгконг (кина)|хонконг, сар на китаи|הונג קונג|הונג קונג (אזור מנהלי מיוחד של סין)|هنگ‌کنگ، منطقه ویژه اداری چین|هونغ كونغ الصينية|هونغ كونغ الصينية (منطقة ادارية خاصة)|हाँग काँग|हाँग काँग (चीन विशेष परशासनिक कषेतर)|홍콩|홍콩(중국 특별행정구)|中国香港特别行政区|中國香港特別行政區|中華人民共和国香港特別行政区
HM|heard & mcdonald islands|heard adası ve mcdonald adaları|heard en mcdonaldeilanden|heard island og mcdonald islands|heard ja mcdonaldinsaaret|heard und mcdonaldinseln|heard- og mcdonaldøyene|heard-sziget es mcdonald-szigetek|heardon och mcdonaldoarna|hearduv ostrov a mcdonaldovy ostrovy|iles heard-et-macdonald|ilhas heard e mcdonald|insula heard si insulele mcdonald|islas heard y mcdonald|isole heard e mcdonald|kepulauan heard & mcdonald|otoci heard i mcdonald|pulau heard dan kepulauan mcdonald|wyspy heard i mcdonalda|νησοι χερντ και μακντοναλντ|о-ва херд и макдональд|острво херд и мекдоналдова острва|острови герд і макдоналд|острови хърд и макдоналд|איי הרד ומקדונלד|جزيرة هيرد وجزر ماكدونالد|هرد و جزایر مک‌دونالد|हरड दवीप और मैकडोनॉलड दवीपसमूह|허드 맥도널드 제도|ハート島・マクトナルト諸島|赫德岛和麦克唐纳群岛|赫德島及麥唐納群島
HN|honduras|ονδουρα|гондурас|хондурас|הונדורס|هندوراس|होंडूरास|온두라스|ホンシュラス|宏都拉斯|洪都拉斯
HR|chorvatsko|chorwacja|croacia|croatia|croatie|croazia|horvatorszag|hrvatska|hırvatistan|kroasia|kroatia|kroatie|kroatien|κροατια|хорватия|хорватія|хрватска|хърватия|קרואטיה|كرواتيا|کرواسی|करोएशिया|크로아티아|クロアチア|克罗地亚|克羅埃西亞
HT|haiti|αιτη|гаити|гаіті|хаити|האיטי|هايتي|هايیتی|हैती|아이티|ハイチ|海地
HU|hongarije|hongrie|hungaria|hungary|hungria|macaristan|madarsko|magyarorszag|mađarska|ungaria|ungarn|ungern|ungheria|unkari|wegry|ουγγαρια|венгрия|мађарска|угорщина|унгария|הונגריה|مجارستان|هنغاريا|हंगरी|헝가리|ハンカリー|匈牙利
IC|canarias|canarische eilanden|canary islands|iles canaries|ilhas canarias|insulele canare|isole canarie|kanari|kanari-szigetek|kanariansaaret|kanarieoarna|kanarische inseln|kanariske øer|kanariøyene|kanarske ostrovy|kanarya adaları|kepulauan canaria|kepulauan canary|wyspy kanaryjskie|καναριοι νησοι|канарска острва|канарски острови|канарские о-ва|канарські острови|האיים הקנריים|جزایر قناری|جزر الكناري|कैनेरी दवीपसमूह|카나리아 제도|カナリア諸島|加纳利群岛|加那利群島
ID|endonezya|indonesia|indonesie|indonesien|indonezia|indonezija|indonezja|ινδονησια|индонезия|индонезија|індонезія|אינדונזיה|اندونزی|اندونيسيا|इंडोनेशिया|인도네시아|イントネシア|印尼|印度尼西亚
IE|ierland|ireland|irland|irlanda|irlande|irlandia|irlanti|irorszag|irska|irsko|ιρλανδια|ирландия|ирска|ірландія|אירלנד|ايرلندا|ایرلند|आयरलैंड|아일랜드|アイルラント|愛爾蘭|爱尔兰
IL|israel|israele|israil|izrael|ισραηλ|израел|израиль|ізраіль|ישראל|اسراييل|اسرايیل|इजराइल|이스라엘|イスラエル|以色列
IM|ile de man|ilha de man|insula man|isla de man|isle of man|isola di man|man adası|man-sziget|mansaari|ostrov man|otok man|pulau man|wyspa man|νησοσ του μαν|о-в мэн|острво ман|остров ман|острів мен|האי מאן|جزيرة مان|جزیره من|आइल ऑफ मैन|맨섬|マン島|曼島|马恩岛
IN|hindistan|inde|india|indie|indien|indija|intia|ινδια|индия|индија|індія|הודו|الهند|भारत|인도|イント|印度
IO|brit indiai-oceani terulet|britanski indijskooceanski teritorij|britanya hint okyanusu toprakları|britisches territorium im indischen ozean|british indian ocean territory|brits indische oceaanterritorium|britske indickooceanske uzemi|brittilainen intian valtameren alue|brittiska territoriet i indiska oceanen|brytyjskie terytorium oceanu indyjskiego|det britiske territoriet i indiahavet|det britiske territorium i det indiske ocean|teritoriul britanic din oceanul indian|territoire britannique de l'ocean indien|territorio britanico del oceano indico|territorio britanico do oceano indico|territorio britannico dell'oceano indiano|wilayah inggris di samudra hindia|wilayah lautan hindi british|βρετανικα εδαφη ινδικου ωκεανου|британска територия в индииския океан|британска територија индијског океана|британская территория в индииском океане|британська територія в індіиському океані|הטריטוריה הבריטית באוקיינוס ההודי|الاقليم البريطاني في المحيط الهندي|قلمرو بریتانیا در اقیانوس هند|बरिटिश हिंद महासागरीय कषेतर|영국령 인도양 지역|英属印度洋领地|英屬印度洋領地|英領イント洋地域
IQ|irak|iraq|iraque|ιρακ|ирак|ірак|עיראק|العراق|عراق|इराक|이라크|イラク|伊拉克
IR|ira|iran|ιραν|иран|іран|איראן|ايران|ایران|ईरान|이란|イラン|伊朗
IS|iceland|ijsland|island|islanda|islande|islandia|islanti|izland|izlanda|ισλανδια|исланд|исландия|ісландія|איסלנד|ايسلندا|ایسلند|आइसलैंड|아이슬란드|アイスラント|冰岛|冰島
IT|itali|italia|italie|italien|italija|italy|italya|olaszorszag|włochy|ιταλια|италия|италија|італія|איטליה|ايطاليا|ایتالیا|इटली|이탈리아|イタリア|意大利|義大利
JE|jersey|τζερζι|джерси|джерсі|джърси|џерзи|ג׳רזי|جرزی|جيرسي|जरसी|저지|シャーシー|泽西岛|澤西島
JM|giamaica|jamaica|jamaika|jamaique|jamajka|τζαμαικα|ямаика|јамајка|ג׳מייקה|جامايكا|جامايیکا|जमैका|자메이카|シャマイカ|牙买加|牙買加
JO|giordania|iordania|jordan|jordania|jordanie|jordanien|jordansko|urdun|yordania|ιορδανια|иордания|иорданія|јордан|ירדן|اردن|الاردن|जॉरडन|요르단|ヨルタン|約旦|约旦
JP|giappone|japan|japani|japao|japon|japonia|japonsko|japonya|jepang|jepun|ιαπωνια|япония|японія|јапан|اليابان|ژاپن|जापान|일본|日本
KE|kena|kenia|kenija|kenya|quenia|κενυα|кения|кенија|кенія|קניה|كينيا|کنیا|केनया|케냐|ケニア|肯亞|肯尼亚
KG|kargazstan|kirghizistan|kirghizstan|kirgisia|kirgisistan|kirgistan|kirgizie|kirgizistan|kirgizisztan|kirgizstan|kirguistan|kyrgyzstan|kırgızistan|quirguistao|κιργισταν|киргизия|киргизстан|киргистан|קירגיזסטן|قرقیزستان|قيرغيزستان|किरगिजसतान|키르기스스탄|キルキス|吉尔吉斯斯坦|吉爾吉斯
KH|cambodge|cambodgia|cambodia|cambodja|cambogia|camboja|camboya|kambocya|kambodja|kambodscha|kambodsja|kambodza|kambodzsa|kamboja|kemboja|καμποτζη|камбоджа|камбоџа|קמבודיה|كمبوديا|کامبوج|कंबोडिया|캄보디아|カンホシア|柬埔寨
KI|kiribati|quiribati|κιριμπατι|кирибати|кірибаті|קיריבאטי|كيريباتي|کیریباتی|किरिबाती|키리바시|キリハス|吉里巴斯|基里巴斯
KM|comoras|comore|comore-szigetek|comoren|comorerne|comores|comoros|komoren|komorene|komorerna|komori|komorit|komorlar|komoro|komory|κομορεσ|комори|коморска острва|коморски острови|коморы|קומורו|جزر القمر|کومور|कोमोरोस|코모로|コモロ|科摩罗|葛摩
KN|s:t kitts och nevis|saint kitts dan nevis|saint kitts e nevis|saint kitts en nevis|saint kitts es nevis|saint kitts i nevis|saint kitts ja nevis|saint kitts og nevis|saint kitts si nevis|saint kitts ve nevis|saint-christophe-et-nieves|san cristobal y nieves|sao cristovao e nevis|st kitts & nevis|st kitts und nevis|svaty krystof a nevis|sveti kristofor i nevis|σεν κιτσ και νεβισ|сеинт китс и невис|сент китс и невис|сент-китс и невис|сент-кітс і невіс|סנט קיטס ונוויס|سانت كيتس ونيفيس|سنت کیتس و نویس|सेंट किटस और नेविस|세인트키츠 네비스|セントクリストファー・ネーウィス|圣基茨和尼维斯|聖克里斯多福及尼維斯
KP|corea del nord|corea del norte|coree du nord|coreea de nord|coreia do norte|eszak-korea|korea połnocna|korea utara|kuzey kore|noord-korea|nord-korea|nordkorea|north korea|pohjois-korea|severni korea|sjeverna koreja|βορεια κορεα|кндр|північна корея|северна корея|северна кореја|קוריאה הצפונית|كوريا الشمالية|کره شمالی|उततर कोरिया|북한|北朝鮮|北韓|朝鲜
KR|corea del sud|corea del sur|coree du sud|coreea de sud|coreia do sul|del-korea|etela-korea|guney kore|jizni korea|juzna koreja|korea południowa|korea selatan|south korea|sudkorea|sydkorea|sør-korea|zuid-korea|νοτια κορεα|південна корея|республика корея|южна корея|јужна кореја|קוריאה הדרומית|كوريا الجنوبية|کره جنوبی|दकषिण कोरिया|대한민국|南韓|韓国|韩国
KW|koeweit|koweit|kuvait|kuvajt|kuveyt|kuwait|kuweit|kuwejt|κουβειτ|кувајт|кувеит|כווית|الكويت|کویت|कुवैत|쿠웨이트|クウェート|科威特
KY|cayman adaları|cayman islands|caymanoarna|caymansaaret|caymanøerne|caymanøyene|iles caimans|ilhas cayman|insulele cayman|islas caiman|isole cayman|kaaimaneilanden|kaimaninseln|kajman-szigetek|kajmanske ostrovy|kajmanski otoci|kajmany|kepulauan cayman|νησοι κειμαν|каиманови острови|каиманові острови|кајманска острва|о-ва каиман|איי קיימן|جزایر کیمن|جزر كايمان|कैमेन दवीपसमूह|케이맨 제도|ケイマン諸島|开曼群岛|開曼群島
KZ|cazaquistao|kasachstan|kasakhstan|kazachstan|kazahstan|kazahsztan|kazajistan|kazakhstan|kazakistan|kazakstan|καζακσταν|казахстан|קזחסטן|قزاقستان|كازاخستان|कजाखसतान|카자흐스탄|カサフスタン|哈萨克斯坦|哈薩克
LA|laos|laosz|λαοσ|лаос|לאוס|لاوس|لايوس|लाओस|라오스|ラオス|寮國|老挝
LB|lebanon|liban|libano|libanon|lubnan|λιβανοσ|либан|ливан|ліван|לבנון|لبنان|लेबनान|레바논|レハノン|黎巴嫩
LC|s:t lucia|saint lucia|sainte-lucie|santa lucia|sfanta lucia|st lucia|svata lucie|sveta lucija|αγια λουκια|света луција|сеинт лусия|сент-люсия|сент-люсія|סנט לוסיה|سانت لوسيا|سنت لوسیا|सेंट लूसिया|세인트루시아|セントルシア|圣卢西亚|聖露西亞
LI|lichtenstejnsko|liechtenstein|lihtenstajn|λιχτενσταιν|лихтенштајн|лихтенштеин|лихтенщаин|ліхтенштеин|ליכטנשטיין|ليختنشتاين|لیختن‌اشتاین|लिचेंसटीन|리히텐슈타인|リヒテンシュタイン|列支敦士登|列支敦斯登
LK|sri lanka|σρι λανκα|шри ланка|шри-ланка|шрі-ланка|סרי לנקה|سريلانكا|سری‌لانکا|शरीलंका|스리랑카|スリランカ|斯里兰卡|斯里蘭卡
LR|liberia|liberie|liberija|liberya|λιβερια|либерия|либерија|ліберія|ליבריה|ليبيريا|لیبریا|लाइबेरिया|라이베리아|リヘリア|利比里亚|賴比瑞亞
LS|lesotho|lesoto|λεσοτο|лесото|לסוטו|لسوتو|ليسوتو|लेसोथो|레소토|レソト|莱索托|賴索托
LT|liettua|litauen|lithuania|litouwen|lituania|lituanie|litva|litvania|litvanya|litwa|λιθουανια|литва|литванија|ליטא|ليتوانيا|لیتوانی|लिथुआनिया|리투아니아|リトアニア|立陶宛
LU|lucembursko|luksemburg|lussemburgo|luxembourg|luxemburg|luxemburgo|λουξεμβουργο|луксембург|люксембург|לוקסמבורג|لوكسمبورغ|لوکزامبورگ|लगजमबरग|룩셈부르크|ルクセンフルク|卢森堡|盧森堡
LV|latvia|latvija|letland|letonia|letonya|lettland|lettonia|lettonie|lettorszag|lotyssko|łotwa|λετονια|латвия|латвія|летонија|לטביה|لاتفيا|لتونی|लातविया|라트비아|ラトヒア|拉脫維亞|拉脱维亚
LY|libia|libie|libija|libya|libye|libyen|λιβυη|либия|либија|ливия|лівія|ليبيا|لیبی|लीबिया|리비아|リヒア|利比亚|利比亞
MA|fas|maghribi|maroc|marocco|marocko|marokko|maroko|marrocos|marruecos|morocco|μαροκο|марокко|мароко|מרוקו|المغرب|مراکش|मोरकको|모로코|モロッコ|摩洛哥
MC|monaco|monako|μονακο|монако|מונקו|موناكو|موناکو|मोनाको|모나코|モナコ|摩納哥|摩纳哥
MD|moldavia|moldavie|moldavien|moldavija|moldavsko|moldova|mołdawia|republica moldova|republik moldau|μολδαβια|молдавија|молдова|מולדובה|مولداوی|مولدوفا|मॉलडोवा|몰도바|モルトハ|摩尔多瓦|摩爾多瓦
ME|cerna hora|crna gora|czarnogora|karadag|montenegro|muntenegru|μαυροβουνιο|црна гора|черна гора|черногория|чорногорія|מונטנגרו|الجبل الاسود|مونته‌نگرو|मोंटेनेगरो|몬테네그로|モンテネクロ|蒙特內哥羅|黑山
MF|saint martin|saint-martin|san martin|sao martinho|sfantul martin|st martin|svaty martin|svaty martin (francie)|αγιοσ μαρτινοσ|αγιοσ μαρτινοσ (γαλλικο τμημα)|свети мартин|свети мартин (француска)|сен мартен|сен-мартен|סן מרטן|سان مارتن|سنت مارتین|सेंट मारटिन|생마르탱|サン・マルタン|法属圣马丁|法屬聖馬丁
MG|madagascar|madagaskar|madagaszkar|μαδαγασκαρη|мадагаскар|מדגסקר|ماداگاسکار|مدغشقر|मेडागासकर|마다가스카르|マタカスカル|馬達加斯加|马达加斯加
MH|iles marshall|ilhas marshall|insulele marshall|islas marshall|isole marshall|kepulauan marshall|marsalovi otoci|marshall adaları|marshall islands|marshall-szigetek|marshalleilanden|marshallinsaaret|marshallinseln|marshalloarna|marshallovy ostrovy|marshalløerne|marshalløyene|wyspy marshalla|νησοι μαρσαλ|маршалловы о-ва|маршаллові острови|маршалови острови|маршалска острва|איי מרשל|جزایر مارشال|جزر مارشال|मारशल दवीपसमूह|마셜 제도|マーシャル諸島|馬紹爾群島|马绍尔群岛
MK|eszak-macedonia|kuzey makedonya|macedoine du nord|macedonia de nord|macedonia del nord|macedonia del norte|macedonia do norte|macedonia połnocna|macedonia utara|makedonia utara|noord-macedonie|nord-makedonia|nordmakedonien|nordmazedonien|north macedonia|pohjois-makedonia|severni makedonie|sjeverna makedonija|βορεια μακεδονια|північна македонія|северна македония|северна македонија|северная македония|מקדוניה הצפונית|مقدونيا الشمالية|مقدونیه شمالی|उततरी मकदूनिया|북마케도니아|北マケトニア|北馬其頓|北马其顿
ML|mali|μαλι|мали|малі|מאלי|مالي|مالی|माली|말리|マリ|馬利|马里
MM|mianmar|mianmar (birmania)|mjanma|mjanma (birma)|mjanmar|mjanmar (burma)|myanmar|myanmar (barma)|myanmar (birma)|myanmar (birmania)|myanmar (birmanie)|myanmar (burma)|μιανμαρ|μιανμαρ (βιρμανια)|м'янма|м'янма (бірма)|мианмар|мианмар (бирма)|мијанмар|мијанмар (бурма)|мьянма|мьянма (бирма)|מיאנמר|מיאנמר (בורמה)|ميانمار|ميانمار (بورما)|میانمار|میانمار (برمه)|मयांमार|मयांमार (बरमा)|미얀마|ミャンマー|ミャンマー (ヒルマ)|緬甸|缅甸
MN|mogolistan|mongolei|mongolia|mongolie|mongoliet|mongolija|mongolsko|μογγολια|монголия|монголија|монголія|מונגוליה|مغولستان|منغوليا|मंगोलिया|몽골|モンコル|蒙古
MO|cin makao oib|macao sar|macao sar china|macao sar kina|macao – kiinan erityishallintoalue|macao – zao ciny|macau sar china|macau sar van china|macau, rae da china|makao kkt|makau dak tiongkok|pup makao kina|rae de macao|rae de macao (china)|ras chinoise de macao|ras di macao|ras macao, china|sar macao|sonderverwaltungsregion macau|sra makau|sra makau (chiny)|μακαο εδπ κινασ|макао|макао (сар)|макао, оар китаю|макао, сар на китаи|сар макао|сар макао (кина)|מקאו|מקאו (אזור מנהלי מיוחד של סין)|ماکايو، منطقه ویژه اداری چین|منطقة ماكاو الادارية الخاصة|मकाऊ|मकाऊ (विशेष परशासनिक कषेतर चीन)|마카오|마카오(중국 특별행정구)|中国澳门特别行政区|中國澳門特別行政區|中華人民共和国マカオ特別行政区
MP|eszaki mariana-szigetek|iles mariannes du nord|ilhas marianas do norte|insulele mariane de nord|islas marianas del norte|isole marianne settentrionali|kepulauan mariana utara|kuzey mariana adaları|mariany połnocne|noordelijke marianen|nord-marianene|nordliche marianen|nordmarianerna|nordmarianerne|northern mariana islands|pohjois-mariaanit|severni mariany|sjevernomarijanski otoci|νησοι βορειεσ μαριανεσ|північні маріанські острови|северна маријанска острва|северни мариански острови|северные марианские о-ва|איי מריאנה הצפוניים|جزایر ماریانای شمالی|جزر ماريانا الشمالية|उततरी मारियाना दवीपसमूह|북마리아나제도|北マリアナ諸島|北馬利安納群島|北马里亚纳群岛
MQ|martinica|martinik|martinique|martynika|μαρτινικα|мартиник|мартиника|мартиніка|מרטיניק|جزر المارتينيك|مارتینیک|मारटीनिक|마르티니크|マルティニーク|馬丁尼克|马提尼克
MR|mauretania|mauretanien|mauretanija|mauritania|mauritanie|moritanya|μαυριτανια|мавритания|мавританія|мауританија|מאוריטניה|موريتانيا|موریتانی|मॉरिटानिया|모리타니|モーリタニア|毛里塔尼亚|茅利塔尼亞
MS|montserrat|μονσερατ|монсерат|монтсерат|монтсеррат|מונסראט|مونتسرات|مونت‌سرات|मोंटसेरात|몬트세라트|モントセラト|蒙哲臘|蒙特塞拉特
MT|malta|malte|μαλτα|малта|мальта|מלטה|مالت|مالطا|मालटा|몰타|マルタ|馬爾他|马耳他
MU|maurice|mauricijus|mauricio|mauricius|mauritius|μαυρικιοσ|маврикии|маврикіи|мавриции|маурицијус|מאוריציוס|موريشيوس|موریس|मॉरीशस|모리셔스|モーリシャス|模里西斯|毛里求斯
MV|maladewa|maldiv-szigetek|maldivas|maldive|maldiven|maldivene|maldiverna|maldiverne|maldives|maldivi|maldivler|malediivit|malediven|maledivy|malediwy|μαλδιβεσ|малдиви|мальдивы|мальдіви|האיים המלדיביים|جزر المالديف|مالدیو|मालदीव|몰디브|モルティフ|馬爾地夫|马尔代夫
MW|malaui|malavi|malawi|μαλαουι|малави|малаві|מלאווי|مالاوی|ملاوي|मलावी|말라위|マラウイ|馬拉威|马拉维
MX|meksika|meksiko|meksyk|messico|mexic|mexico|mexiko|mexique|μεξικο|мексика|мексико|מקסיקו|المكسيك|مکزیک|मैकसिको|멕시코|メキシコ|墨西哥
MY|malaisie|malajsie|malajzia|malasia|malaysia|maleisie|malesia|malezija|malezja|malezya|μαλαισια|малаизия|малаизія|малезија|מלזיה|مالزی|ماليزيا|मलेशिया|말레이시아|マレーシア|馬來西亞|马来西亚
MZ|mocambique|mosambik|mozambic|mozambico|mozambik|mozambique|μοζαμβικη|мозамбик|мозамбік|מוזמביק|موزامبیک|موزمبيق|मोजांबिक|모잠비크|モサンヒーク|莫三比克|莫桑比克
NA|namibia|namibie|namibija|namibya|ναμιμπια|намибия|намибија|намібія|נמיביה|ناميبيا|نامیبیا|नामीबिया|나미비아|ナミヒア|納米比亞|纳米比亚
NC|kaledonia baru|neukaledonien|new caledonia|nieuw-caledonie|noua caledonie|nouvelle-caledonie|nova caledonia|nova kaledonie|nova kaledonija|nowa kaledonia|nueva caledonia|nuova caledonia|ny kaledonien|ny-caledonia|nya kaledonien|uj-kaledonia|uusi-kaledonia|yeni kaledonya|νεα καληδονια|нова каледония|нова каледонија|нова каледонія|новая каледония|קלדוניה החדשה|كاليدونيا الجديدة|کالدونیای جدید|नयू कैलेडोनिया|뉴칼레도니아|ニューカレトニア|新喀里多尼亚|新喀里多尼亞
NE|niger|nijer|νιγηρασ|нигер|нігер|ניז׳ר|النيجر|نیجر|नाइजर|니제르|ニシェール|尼日|尼日尔
NF|ile norfolk|ilha norfolk|insula norfolk|isla norfolk|isola norfolk|kepulauan norfolk|norfolk|norfolk adası|norfolk island|norfolk-sziget|norfolkinsaari|norfolkinsel|norfolkon|norfolkøya|otok norfolk|pulau norfolk|νησοσ νορφολκ|о-в норфолк|острво норфок|остров норфолк|острів норфолк|האי נורפוק|جزيرة نورفولك|جزیره نورفولک|नॉरफॉक दवीप|노퍽섬|ノーフォーク島|諾福克島|诺福克岛
NG|nigeria|nigerie|nigerija|nijerya|νιγηρια|нигерия|нигерија|нігерія|ניגריה|نيجيريا|نیجریه|नाइजीरिया|나이지리아|ナイシェリア|奈及利亞|尼日利亚
NI|nicaragua|nikaragua|nikaragva|νικαραγουα|никарагва|никарагуа|нікарагуа|ניקרגואה|نيكاراغوا|نیکاراگويه|निकारागुआ|니카라과|ニカラクア|尼加拉瓜
NL|alankomaat|belanda|holandia|hollanda|hollandia|nederland|nederlandene|nederlanderna|netherlands|niederlande|nizozemska|nizozemsko|paesi bassi|paises baixos|paises bajos|pays-bas|tarile de jos|κατω χωρεσ|нидерландия|нидерланды|нідерланди|холандија|הולנד|هلند|هولندا|नीदरलैंड|네덜란드|オランタ|荷兰|荷蘭
NO|noorwegen|norge|norja|norsko|noruega|norvec|norvege|norvegia|norveska|norway|norwegen|norwegia|νορβηγια|норвегия|норвегія|норвешка|נורווגיה|النرويج|نروژ|नॉरवे|노르웨이|ノルウェー|挪威
NP|nepal|νεπαλ|непал|נפאל|نيبال|نپال|नेपाल|네팔|ネハール|尼泊尔|尼泊爾
NR|nauru|ναουρου|науру|נאורו|ناورو|نايورو|नाउरु|나우루|ナウル|瑙鲁|諾魯
NU|niue|νιουε|ниуе|ниуэ|ніуе|ניווה|نيوي|نیويه|नीयू|니우에|ニウエ|紐埃島|纽埃
NZ|neuseeland|new zealand|nieuw-zeeland|noua zeelanda|nouvelle-zelande|nova zelandia|novi zeland|novy zeland|nowa zelandia|nueva zelanda|nuova zelanda|nya zeeland|selandia baru|uj-zeland|uusi-seelanti|yeni zelanda|νεα ζηλανδια|нова зеландия|нова зеландія|новая зеландия|нови зеланд|ניו זילנד|نيوزيلندا|نیوزیلند|नयूजीलैंड|뉴질랜드|ニューシーラント|新西兰|紐西蘭
OM|oma|oman|umman|ομαν|оман|עומאן|عمان|ओमान|오만|オマーン|阿曼
PA|panama|παναμασ|панама|פנמה|بنما|پاناما|पनामा|파나마|ハナマ|巴拿馬|巴拿马
PE|perou|peru|περου|перу|بيرو|पेरू|페루|ヘルー|秘魯|秘鲁
PF|francia polinezia|francouzska polynesie|francuska polinezija|frans-polynesie|fransk polynesia|fransk polynesien|franska polynesien|fransız polinezyası|franzosisch-polynesien|french polynesia|polinesia francesa|polinesia francese|polinesia perancis|polinesia prancis|polinezia franceza|polinezja francuska|polynesie francaise|ranskan polynesia|γαλλικη πολυνησια|французская полинезия|французька полінезія|француска полинезија|френска полинезия|פולינזיה הצרפתית|بولينيزيا الفرنسية|پلی‌نزی فرانسه|फरेंच पोलिनेशिया|프랑스령 폴리네시아|仏領ホリネシア|法属波利尼西亚|法屬玻里尼西亞
PG|papoea-nieuw-guinea|papouasie-nouvelle-guinee|papua new guinea|papua nova gvineja|papua nueva guinea|papua nugini|papua nuova guinea|papua ny guinea|papua ny-guinea|papua nya guinea|papua uj-guinea|papua yeni gine|papua-neuguinea|papua-noua guinee|papua-nova guine|papua-nova guinea|papua-nowa gwinea|papua-uusi-guinea|παπουα νεα γουινεα|папуа нова гвинеја|папуа — новая гвинея|папуа-нова гвинея|папуа-нова гвінея|פפואה גינאה החדשה|بابوا غينيا الجديدة|پاپوا گینه نو|पापुआ नयू गिनी|파푸아뉴기니|ハフアニューキニア|巴布亚新几内亚|巴布亞紐幾內亞
PH|filipijnen|filipina|filipinas|filipine|filipini|filipinler|filipiny|filippiinit|filippine|filippinene|filippinerna|filippinerne|fulop-szigetek|philippinen|philippines|φιλιππινεσ|филипини|филиппины|філіппіни|הפיליפינים|الفلبين|فیلیپین|फिलिपींस|필리핀|フィリヒン|菲律宾|菲律賓
PK|pakistan|pakisztan|paquistao|πακισταν|пакистан|פקיסטן|باكستان|پاکستان|पाकिसतान|파키스탄|ハキスタン|巴基斯坦
PL|lengyelorszag|poland|polandia|polen|poljska|pologne|polonia|polonya|polska|polsko|puola|πολωνια|полша|польша|польща|пољска|פולין|بولندا|لهستان|पोलैंड|폴란드|ホーラント|波兰|波蘭
PM|s:t pierre och miquelon|saint pierre dan miquelon|saint pierre og miquelon|saint pierre ve miquelon|saint-pierre a miquelon|saint-pierre e miquelon|saint-pierre en miquelon|saint-pierre es miquelon|saint-pierre i miquelon|saint-pierre ja miquelon|saint-pierre si miquelon|saint-pierre-et-miquelon|san pedro y miquelon|sao pedro e miquelao|st pierre & miquelon|st pierre und miquelon|sveti petar i mikelon|σεν πιερ και μικελον|сен пиер и микелон|сен пјер и микелон|сен-п'єр і мікелон|сен-пьер и микелон|סנט פייר ומיקלון|سان بيير ومكويلون|سن پیر و میکلن|सेंट पिएरे और मिकवेलान|생피에르 미클롱|サンヒエール島・ミクロン島|圣皮埃尔和密克隆群岛|聖皮埃與密克隆群島
PN|iles pitcairn|ilhas pitcairn|insulele pitcairn|islas pitcairn|isole pitcairn|kepulauan pitcairn|pitcairn|pitcairn adaları|pitcairn islands|pitcairn-szigetek|pitcairneilanden|pitcairninseln|pitcairnoarna|pitcairnovi otoci|pitcairnovy ostrovy|pitcairnøyene|νησοι πιτκερν|о-ва питкэрн|острови питкерн|острови піткерн|питкерн|איי פיטקרן|جزایر پیت‌کرن|جزر بيتكيرن|पिटकैरन दवीपसमूह|핏케언 제도|ヒトケアン諸島|皮特凯恩群岛|皮特肯群島
PR|porto rico|porto riko|portorico|portoriko|portoryko|puerto rico|puerto riko|πουερτο ρικο|порторико|пуерто рико|пуерто-рико|пуэрто-рико|פוארטו ריקו|بورتوريكو|پورتوریکو|पोरटो रिको|푸에르토리코|フエルトリコ|波多黎各
PS|de palæstinensiske omrader|det palestinske omradet|filistin bolgeleri|palastinensische autonomiegebiete|palestiinalaisalue|palestijnse gebieden|palestinian territories|palestinska territorierna|palestinska uzemi|palestinsko podrucje|palesztin autonomia|teritoriile palestiniene|territoires palestiniens|territori palestinesi|territorios palestinos|terytoria palestynskie|wilayah palestin|wilayah palestina|παλαιστινιακα εδαφη|палестинске територије|палестински територии|палестинские территории|палестинські територіі|השטחים הפלסטיניים|الاراضي الفلسطينية|سرزمین‌های فلسطینی|फिलिसतीनी कषेतर|팔레스타인 지구|ハレスチナ自治区|巴勒斯坦自治區|巴勒斯坦领土
PT|portekiz|portogallo|portugal|portugali|portugalia|portugalsko|πορτογαλια|португалия|португалија|португалія|פורטוגל|البرتغال|پرتغال|पुरतगाल|포르투갈|ホルトカル|葡萄牙
PW|palaos|palau|παλαου|палау|פלאו|بالاو|پالايو|पलाऊ|팔라우|ハラオ|帕劳|帛琉
PY|paraguai|paraguay|paragvaj|paragwaj|παραγουαη|парагваи|парагвај|פרגוואי|باراغواي|پاراگويه|परागवे|파라과이|ハラクアイ|巴拉圭
QA|catar|katar|qatar|καταρ|катар|קטאר|قطر|카타르|カタール|卡塔尔|卡達
RE|la reunion|reuniao|reunion|riunione|ρεινιον|реинион|реюнион|реюньион|реюньон|ראוניון|روينيون|ريونیون|रियूनियन|레위니옹|レユニオン|留尼旺|留尼汪
RO|roemenie|romania|romanya|romenia|roumanie|rumania|rumanien|rumunia|rumunjska|rumunsko|rumænien|ρουμανια|румунија|румунія|румъния|румыния|רומניה|رومانيا|رومانی|रोमानिया|루마니아|ルーマニア|罗马尼亚|羅馬尼亞
RS|serbia|serbie|serbien|servia|servie|srbija|srbsko|szerbia|sırbistan|σερβια|сербия|сербія|србија|сърбия|סרביה|صربستان|صربيا|सरबिया|세르비아|セルヒア|塞尔维亚|塞爾維亞
RU|oroszorszag|rosja|rusia|rusija|rusko|rusland|russia|russie|russland|rusya|ryssland|venaja|ρωσια|россия|росія|русия|русија|רוסיה|روسيا|روسیه|러시아|ロシア|俄罗斯|俄羅斯
RW|ruanda|rwanda|ρουαντα|руанда|רואנדה|رواندا|रवांडा|르완다|ルワンタ|卢旺达|盧安達
SA|arab saudi|arabia saudi|arabia saudita|arabia saudyjska|arabie saoudite|saoedi-arabie|saudi arabia|saudi-arabia|saudi-arabien|saudiarabien|saudijska arabija|saudska arabie|suudi arabistan|szaud-arabia|σαουδικη αραβια|саудитска арабия|саудијска арабија|саудовская аравия|саудівська аравія|ערב הסעודית|المملكة العربية السعودية|عربستان سعودی|सऊदी अरब|사우디아라비아|サウシアラヒア|沙烏地阿拉伯|沙特阿拉伯
SB|iles salomon|ilhas salomao|insulele solomon|islas salomon|isole salomone|kepulauan solomon|salamon-szigetek|salamounovy ostrovy|salomonen|salomonoarna|salomonovi otoci|salomonsaaret|salomonseilanden|salomonøerne|salomonøyene|solomon adaları|solomon islands|wyspy salomona|νησοι σολομωντοσ|соломонови острови|соломоновы о-ва|соломонові острови|соломонска острва|איי שלמה|جزایر سلیمان|جزر سليمان|सोलोमन दवीपसमूह|솔로몬 제도|ソロモン諸島|所罗门群岛|索羅門群島
SC|seicheles|sejseli|seszele|seychelle-szigetek|seychellen|seychellene|seychellerna|seychellerne|seychelles|seychellit|seychely|seyseller|σευχελλεσ|сеишели|сеишельские о-ва|сеишельські острови|сејшели|איי סיישל|سيشل|سیشل|सेशेलस|세이셸|セーシェル|塞席爾|塞舌尔
SD|soedan|soudan|sudan|sudao|szudan|σουδαν|судан|סודן|السودان|سودان|सूडान|수단|スータン|苏丹|蘇丹
SE|isvec|ruotsi|schweden|suecia|suede|suedia|svedorszag|svedska|svedsko|sverige|svezia|sweden|swedia|szwecja|zweden|σουηδια|шведска|швеция|швеція|שוודיה|السويد|سويد|सवीडन|스웨덴|スウェーテン|瑞典
SG|singapore|singapour|singapur|singapura|szingapur|σιγκαπουρη|сингапур|сінгапур|סינגפור|سنغافورة|سنگاپور|सिंगापुर|싱가포르|シンカホール|新加坡
SH|s:t helena|saint helena|sainte-helene|sant'elena|santa elena|santa helena|sfanta elena|sint-helena|st helena|svata helena|sveta helena|szent ilona|wyspa swietej heleny|αγια ελενη|о-в св елены|острів святоі єлени|света елена|света јелена|סנט הלנה|سانت هيلينا|سنت هلن|सेंट हेलेना|세인트헬레나|セントヘレナ|圣赫勒拿|聖赫勒拿島
SI|eslovenia|slovenia|slovenie|slovenien|slovenija|slovenya|slovinsko|slowenien|szlovenia|słowenia|σλοβενια|словения|словенија|словенія|סלובניה|اسلوونی|سلوفينيا|सलोवेनिया|슬로베니아|スロヘニア|斯洛文尼亚|斯洛維尼亞
SJ|huippuvuoret ja jan mayen|kepulauan svalbard dan jan mayen|spicberky a jan mayen|spitsbergen en jan mayen|spitzbergen und jan mayen|svalbard & jan mayen|svalbard dan jan mayen|svalbard e jan mayen|svalbard es jan mayen|svalbard et jan mayen|svalbard i jan mayen|svalbard och jan mayen|svalbard og jan mayen|svalbard si jan mayen|svalbard ve jan mayen|svalbard y jan mayen|σβαλμπαρντ και γιαν μαγιεν|свалбард и ян маиен|свалбард и јан мајен|шпицберген и ян-маиен|шпіцберген та ян-маєн|סבאלברד ויאן מאיין|سفالبارد وجان ماين|سوالبارد و یان ماین|सवालबारड और जान मायेन|스발바르제도-얀마웬섬|スハールハル諸島・ヤンマイエン島|挪威屬斯瓦巴及尖棉|斯瓦尔巴和扬马延
SK|eslovaquia|slovacchia|slovacia|slovacka|slovakia|slovakien|slovakiet|slovakya|slovaquie|slovensko|slowakei|slowakije|szlovakia|słowacja|σλοβακια|словакия|словачка|словаччина|סלובקיה|اسلواکی|سلوفاكيا|सलोवाकिया|슬로바키아|スロハキア|斯洛伐克
SL|serra leoa|sierra leona|sierra leone|sijera leone|σιερα λεονε|сиера леоне|сијера леоне|сьерра-леоне|сьєрра-леоне|סיירה לאון|سيراليون|سیراليون|सिएरा लियोन|시에라리온|シエラレオネ|塞拉利昂|獅子山
SM|saint-marin|san marino|αγιοσ μαρινοσ|сан марино|сан-марино|סן מרינו|سان مارينو|سان‌مارینو|सैन मेरीनो|산마리노|サンマリノ|圣马力诺|聖馬利諾
SN|senegal|szenegal|σενεγαλη|сенегал|סנגל|السنغال|سنگال|सेनेगल|세네갈|セネカル|塞內加爾|塞内加尔
SO|somali|somalia|somalie|somalija|somalsko|szomalia|σομαλια|сомали|сомалия|сомалија|сомалі|סומליה|الصومال|سومالی|सोमालिया|소말리아|ソマリア|索馬利亞|索马里
SR|surinam|suriname|σουριναμ|суринам|סורינאם|سورينام|سورینام|सूरीनाम|수리남|スリナム|苏里南|蘇利南
SS|del-szudan|etela-sudan|guney sudan|jizni sudan|juzni sudan|soudan du sud|south sudan|sud sudan|sudan del sur|sudan południowy|sudan selatan|sudanul de sud|sudao do sul|sudsudan|sydsudan|sør-sudan|zuid-soedan|νοτιο σουδαν|південнии судан|южен судан|южныи судан|јужни судан|דרום סודן|جنوب السودان|سودان جنوبی|दकषिण सूडान|남수단|南スータン|南苏丹|南蘇丹
ST|santo tome y principe|sao tome & principe|sao tome dan principe|sao tome e principe|sao tome en principe|sao tome es principe|sao tome ja principe|sao tome och principe|sao tome og principe|sao tome si principe|sao tome und principe|sao tome ve principe|sao tome-et-principe|svaty tomas a princuv ostrov|sveti toma i princip|wyspy swietego tomasza i ksiazeca|σαο τομε και πρινσιπε|сан-томе и принсипи|сан-томе і принсіпі|сао томе и принсипи|сао томе и принципе|סאו טומה ופרינסיפה|ساو تومي وبرينسيبي|سايوتومه و پرینسیپ|साओ टोम और परिंसिपे|상투메 프린시페|サントメ・フリンシヘ|圣多美和普林西比|聖多美普林西比
SV|el salvador|salvador|salwador|ελ σαλβαδορ|салвадор|сальвадор|אל סלבדור|السالوادور|السلفادور|अल सलवाडोर|엘살바도르|エルサルハトル|萨尔瓦多|薩爾瓦多
SX|saint-martin (partie neerlandaise)|sint maarten|sint-maarten|svaty martin (nizozemsko)|αγιοσ μαρτινοσ (ολλανδικο τμημα)|свети мартин (холандија)|синт мартен|синт-мартен|сінт-мартен|סנט מארטן|سانت مارتن|سنت مارتن|सिंट मारटिन|신트마르턴|シント・マールテン|荷属圣马丁|荷屬聖馬丁
SY|siria|sirija|suriah|suriye|syria|syrie|syrien|syyria|sziria|συρια|сирия|сирија|сирія|סוריה|سوريا|سوریه|सीरिया|시리아|シリア|叙利亚|敘利亞
SZ|essuatini|esuatini|esvatini|eswatini|szvazifold|εσουατινι|есватини|есватіні|свазиленд|эсватини|אסוואטיני|اسواتيني|اسواتینی|एसवाटिनी|에스와티니|エスワティニ|史瓦帝尼|斯威士兰
TA|tristan da cunha|tristan de acuna|tristao da cunha|τρισταν ντα κουνια|тристан да куня|тристан да куња|тристан-да-кунья|трістан-да-кунья|טריסטן דה קונה|تريستان دا كونا|تریستان دا کونا|टरिसटन दा कुना|트리스탄다쿠나|トリスタン・タ・クーニャ|特里斯坦-达库尼亚群岛|特里斯坦達庫尼亞群島
TC|iles turques-et-caiques|ilhas turcas e caicos|insulele turks si caicos|islas turcas y caicos|isole turks e caicos|kepulauan turks dan caicos|otoci turks i caicos|turks & caicos islands|turks a caicos|turks i caicos|turks ve caicos adaları|turks- en caicoseilanden|turks- es caicos-szigetek|turks- ja caicossaaret|turks- och caicosoarna|turks- og caicosøerne|turks- og caicosøyene|turks- und caicosinseln|νησοι τερκσ και καικοσ|острва туркс и каикос|острови теркс і каикос|острови търкс и каикос|теркс и каикос|איי טרקס וקייקוס|جزایر تورکس و کایکوس|جزر توركس وكايكوس|तुरक और कैकोज दवीपसमूह|터크스 케이커스 제도|タークス・カイコス諸島|土克斯及開科斯群島|特克斯和凯科斯群岛
TD|cad|chad|chade|ciad|csad|czad|tchad|tsad|tschad|tsjaad|tsjad|τσαντ|чад|צ׳אד|تشاد|차드|チャト|乍得|查德
TF|de franske besiddelser i det sydlige indiske ocean og antarktis|de franske sørterritorier|francia deli teruletek|francouzska jizni uzemi|francuski juzni teritoriji|francuskie terytoria południowe i antarktyczne|franse gebieden in de zuidelijke indische oceaan|franska sydterritorierna|fransız guney toprakları|franzosische sud- und antarktisgebiete|french southern territories|ranskan etelaiset ja antarktiset alueet|teritoriile australe si antarctice franceze|terre australi francesi|terres australes francaises|territorios australes franceses|territorios franceses do sul|wilayah selatan perancis|wilayah selatan prancis|γαλλικα νοτια εδαφη|французские южные территории|французькі південні територіі|француске јужне територије|френски южни територии|הטריטוריות הדרומיות של צרפת|الاقاليم الجنوبية الفرنسية|سرزمین‌های جنوبی فرانسه|फरांसीसी दकषिणी कषेतर|프랑스령 남방 지역|仏領極南諸島|法属南部领地|法屬南部屬地
TG|togo|τογκο|того|טוגו|توغو|توگو|टोगो|토고|トーコ|多哥
TH|tailandia|tajland|tajlandia|tayland|thaifold|thailand|thailanda|thailande|thailandia|thaimaa|thajsko|ταιλανδη|таиланд|таіланд|тајланд|תאילנד|تايلاند|تایلند|थाईलैंड|태국|タイ|泰国|泰國
TJ|tacikistan|tadjikistan|tadjiquistao|tadschikistan|tadsjikistan|tadzikistan|tadzjikistan|tadzsikisztan|tadzykistan|tagikistan|tajikistan|tayikistan|τατζικισταν|таджикистан|таџикистан|טג׳יקיסטן|تاجیکستان|طاجيكستان|ताजिकिसतान|타지키스탄|タシキスタン|塔吉克|塔吉克斯坦
TK|tokelau|tokelauoarna|τοκελαου|токелау|טוקלאו|توكيلاو|توکلايو|तोकेलाउ|토켈라우|トケラウ|托克劳|托克勞群島
TL|ita-timor|kelet-timor|oost-timor|osttimor|timor est|timor leste|timor oriental|timor wschodni|timor-leste|vychodni timor|øst-timor|τιμορ-λεστε|восточныи тимор|тимор лесте|тимор-лесте|тимор-лесте (источни тимор)|тимор-лешті|טימור-לסטה|تيمور - ليشتي|تیمور-لسته|तिमोर-लेसत|동티모르|东帝汶|東ティモール|東帝汶
TM|turcomenistao|turkmenistan|turkmenisztan|τουρκμενισταν|туркменистан|туркменістан|טורקמניסטן|تركمانستان|ترکمنستان|तुरकमेनिसतान|투르크메니스탄|トルクメニスタン|土库曼斯坦|土庫曼
TN|tunesie|tunesien|tunez|tunezia|tunezja|tunisia|tunisie|tunisien|tunisko|tunus|τυνησια|тунис|туніс|תוניסיה|تونس|टयूनीशिया|튀니지|チュニシア|突尼斯|突尼西亞
TO|tonga|τονγκα|тонга|טונגה|تونغا|تونگا|टोंगा|통가|トンカ|東加|汤加
TR|torokorszag|turchia|turcia|turcja|turecko|turkei|turki|turkiet|turkije|turkiye|turkki|turquia|turquie|turska|tyrkia|tyrkiet|τουρκια|туреччина|турска|турция|טורקיה|تركيا|ترکیه|तुरकिये|튀르키예|トルコ|土耳其
TT|trinidad & tobago|trinidad a tobago|trinidad dan tobago|trinidad e tobago|trinidad en tobago|trinidad es tobago|trinidad i tobago|trinidad ja tobago|trinidad och tobago|trinidad og tobago|trinidad si tobago|trinidad und tobago|trinidad ve tobago|trinidad y tobago|trinite-et-tobago|trynidad i tobago|τρινινταντ και τομπαγκο|тринидад и тобаго|тринідад і тобаго|טרינידד וטובגו|ترينيداد وتوباغو|ترینیداد و توباگو|तरिनिदाद और टोबैगो|트리니다드 토바고|トリニタート・トハコ|千里達及托巴哥|特立尼达和多巴哥
TV|tuvalu|τουβαλου|тувалу|טובאלו|توفالو|تووالو|तुवालू|투발루|ツハル|吐瓦魯|图瓦卢
TW|taiwan|tajvan|tajwan|tayvan|tchaj-wan|ταιβαν|таиван|таивань|тајван|טייוואן|تايوان|تایوان|ताइवान|대만|台湾|台灣
TZ|tansania|tanzania|tanzanie|tanzanija|tanzanya|τανζανια|танзания|танзанија|танзанія|טנזניה|تانزانیا|تنزانيا|तंजानिया|탄자니아|タンサニア|坦尚尼亞|坦桑尼亚
UA|oekraine|ucraina|ucrania|ukraina|ukraine|ukrajina|ukrajna|ukrayna|ουκρανια|украина|украіна|украјина|אוקראינה|اوكرانيا|اوکراین|यूकरेन|우크라이나|ウクライナ|乌克兰|烏克蘭
UG|oeganda|ouganda|uganda|ουγκαντα|уганда|אוגנדה|اوغندا|اوگاندا|युगांडा|우간다|ウカンタ|乌干达|烏干達
UM|abd kucuk harici adaları|amerikanische uberseeinseln|amerikanske oversøiske øer|az usa lakatlan kulbirtokai|dalekie wyspy mniejsze stanow zjednoczonych|iles mineures eloignees des etats-unis|ilhas menores distantes dos eua|insulele indepartate ale sua|islas menores alejadas de ee uu|isole minori esterne degli stati uniti|kepulauan terluar as|kepulauan terpencil as|kleine afgelegen eilanden van de verenigde staten|mali udaljeni otoci sad-a|mensi odlehle ostrovy usa|us outlying islands|usa:s yttre oar|usas ytre øyer|yhdysvaltain erillissaaret|απομακρυσμενεσ νησιδεσ ηπα|внешние малые о-ва|внешние малые о-ва (сша)|віддалені острови сша|отдалечени острови на сащ|удаљена острва сад|האיים המרוחקים הקטנים של ארה״ב|جزایر دورافتاده ایالات متحده|جزر الولايات المتحدة النايية|यू॰एस॰ आउटलाइंग दवीपसमूह|미국령 해외 제도|合衆国領有小離島|美国本土外小岛屿|美國本土外小島嶼
US|amerika birlesik devletleri|amerika serikat|amerika syarikat|egyesult allamok|estados unidos|etats-unis|sjedinjene americke drzave|spojene staty|stany zjednoczone|statele unite ale americii|stati uniti|united states|vereinigte staaten|verenigde staten|yhdysvallat|ηνωμενεσ πολιτειεσ|соединенные штаты|сполучені штати|съединени щати|сједињене државе|ארצות הברית|الولايات المتحدة|ایالات متحده|संयुकत राजय|미국|アメリカ合衆国|美国|美國
UY|uruguai|uruguay|urugvaj|urugwaj|ουρουγουαη|уругваи|уругвај|אורוגוואי|اروگويه|اورغواي|उरूगवे|우루과이|ウルクアイ|乌拉圭|烏拉圭
UZ|oezbekistan|ouzbekistan|ozbekistan|usbekistan|uzbegisztan|uzbekistan|uzbequistao|ουζμπεκισταν|узбекистан|אוזבקיסטן|ازبکستان|اوزبكستان|उजबेकिसतान|우즈베키스탄|ウスヘキスタン|乌兹别克斯坦|烏茲別克
VA|cidade do vaticano|citta del vaticano|ciudad del vaticano|etat de la cite du vatican|kota vatican|statul cetatii vaticanului|vaticaanstad|vatican city|vatikaani|vatikan|vatikanstadt|vatikanstaten|watykan|βατικανο|ватикан|הוותיקן|الفاتيكان|واتیکان|वेटिकन सिटी|바티칸 시국|ハチカン市国|梵蒂冈|梵蒂岡
VC|s:t vincent och grenadinerna|saint vincent dan grenadine|saint vincent dan grenadines|saint vincent e grenadine|saint vincent en de grenadines|saint vincent es a grenadine-szigetek|saint vincent i grenadyny|saint vincent ja grenadiinit|saint vincent og grenadinerne|saint vincent si grenadinele|saint vincent ve grenadinler|saint-vincent-et-les grenadines|san vicente y las granadinas|sao vicente e granadinas|st vincent & grenadines|st vincent og grenadinene|st vincent und die grenadinen|svaty vincenc a grenadiny|sveti vincent i grenadini|αγιοσ βικεντιοσ και γρεναδινεσ|сеинт винсънт и гренадини|сент винсент и гренадини|сент-винсент и гренадины|сент-вінсент і гренадіни|סנט וינסנט והגרנדינים|سانت فنسنت وجزر غرينادين|سنت وینسنت و گرنادین|सेंट विंसेंट और गरेनाडाइंस|세인트빈센트그레나딘|セントヒンセント及ひクレナティーン諸島|圣文森特和格林纳丁斯|聖文森及格瑞那丁
VE|venezuela|wenezuela|βενεζουελα|венесуела|венесуэла|венецуела|ונצואלה|فنزويلا|ونزويلا|वेनेजुएला|베네수엘라|ヘネスエラ|委內瑞拉|委内瑞拉
VG|brit virgin-szigetek|britanski djevicanski otoci|britanya virjin adaları|britische jungferninseln|british virgin islands|britse maagdeneilanden|britske panenske ostrovy|brittilaiset neitsytsaaret|brittiska jungfruoarna|brytyjskie wyspy dziewicze|de britiske jomfruøer|de britiske jomfruøyene|iles vierges britanniques|ilhas virgens britanicas|insulele virgine britanice|islas virgenes britanicas|isole vergini britanniche|kepulauan virgin britania raya|kepulauan virgin british|βρετανικεσ παρθενεσ νησοι|британска девичанска острва|британски вирджински острови|британські віргінські острови|виргинские о-ва|виргинские о-ва (великобритания)|איי הבתולה הבריטיים|جزایر ویرجین بریتانیا|جزر فيرجن البريطانية|बरिटिश वरजिन दवीपसमूह|영국령 버진아일랜드|英属维尔京群岛|英屬維京群島|英領ウァーシン諸島
VI|abd virjin adaları|americke panenske ostrovy|americki djevicanski otoci|amerikaanse maagdeneilanden|amerikai virgin-szigetek|amerikanische jungferninseln|amerikanska jungfruoarna|de amerikanske jomfruøer|de amerikanske jomfruøyene|iles vierges des etats-unis|ilhas virgens americanas|insulele virgine americane|islas virgenes de ee uu|isole vergini americane|kepulauan virgin amerika serikat|kepulauan virgin as|us virgin islands|wyspy dziewicze stanow zjednoczonych|yhdysvaltain neitsytsaaret|αμερικανικεσ παρθενεσ νησοι|американски вирджински острови|америчка девичанска острва|виргинские о-ва (сша)|віргінські острови|віргінські острови (сша)|איי הבתולה של ארצות הברית|جزایر ویرجین ایالات متحده|جزر فيرجن الامريكية|यू॰एस॰ वरजिन दवीपसमूह|미국령 버진아일랜드|米領ウァーシン諸島|美属维尔京群岛|美屬維京群島
VN|viet nam|vietna|vietnam|vijetnam|wietnam|βιετναμ|в'єтнам|виетнам|вијетнам|вьетнам|וייטנאם|فيتنام|ویتنام|वियतनाम|베트남|ヘトナム|越南
VU|vanuatu|βανουατου|вануату|ונואטו|فانواتو|وانواتو|वनुआतू|바누아투|ハヌアツ|瓦努阿图|萬那杜
WF|kepulauan wallis dan futuna|wallis & futuna|wallis a futuna|wallis dan futuna|wallis e futuna|wallis en futuna|wallis es futuna|wallis i futuna|wallis ja futuna|wallis og futuna|wallis si futuna|wallis und futuna|wallis ve futuna|wallis y futuna|wallis- och futunaoarna|wallis-et-futuna|γουαλισ και φουτουνα|валис и футуна|уолис и футуна|уоллис и футуна|уолліс і футуна|איי ווליס ופוטונה|جزر والس وفوتونا|والیس و فوتونا|वालिस और फयूचूना|왈리스-푸투나 제도|ウォリス・フツナ|瓦利斯和富图纳|瓦利斯群島和富圖那群島
WS|samoa|szamoa|σαμοα|самоа|סמואה|ساموا|समोआ|사모아|サモア|萨摩亚|薩摩亞
XK|kosova|kosovo|kosowo|koszovo|κοσσυφοπεδιο|косово|קוסובו|كوسوفو|کوزوو|कोसोवो|코소보|コソホ|科索沃
YE|iemen|jemen|yaman|yemen|υεμενη|иемен|ємен|јемен|תימן|اليمن|예멘|イエメン|也门|葉門
YT|majotta|mayotte|μαγιοτ|маиот|маиотта|мајот|מאיוט|مايوت|مایوت|मायोते|마요트|マヨット|馬約特島|马约特
ZA|africa de sud|africa do sul|afrika selatan|afrique du sud|del-afrikai koztarsasag|etela-afrikka|guney afrika|jihoafricka republika|juznoafricka republika|republika południowej afryki|south africa|sudafrica|sudafrika|sydafrika|sør-afrika|zuid-afrika|νοτια αφρικη|південно-африканська республіка|южна африка|южно-африканская республика|јужноафричка република|דרום אפריקה|افریقای جنوبی|جنوب افريقيا|दकषिण अफरीका|남아프리카|南アフリカ|南非
ZM|sambia|zambia|zambie|zambija|zambiya|ζαμπια|замбия|замбија|замбія|זמביה|زامبيا|زامبیا|जामबिया|잠비아|サンヒア|尚比亞|赞比亚
ZW|simbabwe|zimbabue|zimbabve|zimbabwe|ζιμπαμπουε|зимбабве|зімбабве|זימבבואה|زيمبابوي|زیمبابوه|जिमबाबवे|짐바브웨|シンハフエ|津巴布韦|辛巴威
"""
_CITIES = (
    "abiyan|achgabat|acores|acra|addis abeba|addis-abeba|adelaida|adelaide|aden|adis abeba|akra|aktaou|"
    "aktau|aktav|aktioubinsk|aktobe|alger|algeri|algier|aljir|alma ata|almatı|ama|amman|amsterda|"
    "amsterdam|anadyr|anadyr'|anadır|antigua|aqtobe|araguaina|argel|asgabat|asgabate|asjabad|askabat|"
    "asmara|assuncao|astraca|astracan|astrachan|astrahan|asuncion|atenas|atene|athen|athena|athenes|"
    "atikokan|atina|atyraou|atırav|azor adaları|azoren|azzorre|bagda|bagdad|bagdat|bahia|bahia banderas|"
    "bahia de banderas|baitulmuqaddis|bakou|baku|barnaul|beirute|belem|belen|belgrad|belgrado|beograd|"
    "berlim|berlin|berlino|beyrouth|beyrut|bichkek|bisau|bischkek|biskek|bogota|brazzavil|bruksel|"
    "bruselas|brussel|bruxelas|bruxelles|bucarest|bucareste|budapeste|bukarest|bukres|busingen|cabul|"
    "caiena|caienna|caiman|caimans|cakarta|calcuta|calcutta|canarie|cancun|canton|cartum|cayena|chandyga|"
    "chatnam|chisinau|chita|chowd|chuuk|cidade de ho chi minh|cidade do mexico|cita|citta del messico|"
    "ciudad de mexico|ciudad ho chi minh|ciudad juarez|cocos islands|conacri|conakri|copenaghen|copenhague|"
    "cordoba|cuiaba|daca|dacca|dakka|damas|damasco|damaskus|damsyik|dar es-salam|daressalam|darusselam|"
    "detroit|douchanbe|duala|dubai|dublin|dublino|duchambe|dusambe|dusanbe|duschanbe|easter island|"
    "ecaterimburgo|efate|eirunepe|ekaterimburgo|ekaterinbourg|ekaterinburg|el aaiun|el ayun|el cairo|"
    "el halil|el vaticano|enderbury|erevan|erivan|eriwan|estambul|estocolmo|famagosta|famagouste|faroe|"
    "fernando de noronha|galapagos|gazimagusa|gazze|georgia del sud|georgia del sur|georgia do sul|"
    "georgia selatan|georgie du sud|gerusalemme|giacarta|giuba|gran turca|guadalkanal|guaiaquil|"
    "guney georgia|handiga|hartum|havanna|hebron|helsinque|ho chi minh|ho chi minh city|ho chi minh kenti|"
    "ho-chi-minh-stadt|ho-chi-minh-ville|hongkong|honolulu|iakoutsk|il cairo|ile de paques|ilha de pascoa|"
    "indianapolis|irkoutsk|irkutsk|isla de pascua|istambul|istanbul|ittoqqortoormiit|jacarta|jakutsk|jartum|"
    "jekaterinburg|jerusalem|jerusalen|joanesburgo|johannesburgo|kabil|kaboul|kaherah|kahire|kairo|"
    "kaliningrado|kalkuta|kalkutta|kamcatka|kamtchatka|kamtschatka|kanaren|karaci|karatschi|kathmandu|"
    "katmandou|katmandu|kazablanka|khandiga|khartum|kiev|kiew|kinsasa|kirov|kirow|kishinev|kisinev|knox|"
    "knox [indiana]|kolkata|kolombo|konakri|kopenhag|kopenhagen|kostanai|kostanay|krasnoiarsk|krasnojarsk|"
    "kucing|kudus|kyiv|kyzylorda|kzyl orda|kızılorda|l'avana|la barbade|la habana|la havane|la riunione|"
    "laayoune|layun|le caire|le vatican|lefkosa|librevil|lisboa|lisbona|lisbonne|lissabon|liubliana|"
    "lizbon|lome|london|londra|londres|lord howe island|los angeles|lower prince's quarter|lubiana|macao|"
    "macassar|macau|maceio|madeira adaları|madere|madri|magadan|mahe|makao|makasar|makau|managua|manaos|"
    "manille|marchesi|marengo|marengo [indiana]|markiz adaları|marquises|mascate|maskat|mazatlan|merida|"
    "mexiko-stadt|miquelon|mogadischu|mogadiscio|mogadisu|monrovia|montevideu|monticello|"
    "monticello [kentucky]|mosca|moscou|moscu|moskau|moskova|moskwa|muskat|n'djamena|nairobi|navidad|"
    "nicosia|nicosie|nikosia|noumea|nova york|novokuzneck|novossibirsk|nowokuznetsk|nowosibirsk|nuakchot|"
    "nueva york|numea|nuuk|osterinsel|oulan-bator|oulianovsk|ouralsk|parigi|paris|paskalya adası|pasqua|"
    "petersburg|petersburg [indiana]|pjongjang|pohnpei|port-d'espagne|porto novo|porto principe|portonovo|"
    "prag|praga|praha|puerto espana|puerto principe|qostanai|qysylorda|rangoon|rangoun|rangum|rangun|"
    "reikiavik|reykjavik|reyk­ja­vik|riad|riade|rio branco|rio gallegos|riyad|rom|roma|sacalina|sachalin|"
    "sahalin|saint john's|saint thomas|saint vincent|saint-christophe|saint-domingue|saint-jean de terre-neuve|"
    "saint-thomas|saint-vincent|saipan|sajalin|sakhaline|sam|samarcanda|samarcande|san cristobal|"
    "san juan de terranova|san paolo|san vicente|sanghay|santarem|santiago de chile|santo tome|sao cristovao|"
    "sao paulo|sao tome|sao vicente|saratov|saratow|saraybosna|semerkand|seoul|septe|seul|shanghai|sidney|"
    "simferopol|sinferopoli|skopie|sofia|sofya|srednekolimsk|st john's|st kitts|st thomas|st vincent|"
    "stoccolma|stokholm|sudgeorgien|tachkent|tahiti|tahran|taipeh|taipei|taiti|tallin|taraua|taschkent|"
    "taskent|tbilissi|tchita|teera|teheran|tell city|tell city [indiana]|teluk cambridge|teluk glace|"
    "teluk goose|thule|tiflis|timbu|tiran|tirana|tokio|toquio|tortola|trablus|tripoli|tripolis|tschita|"
    "tucuma|tucuman|tunis|tunisi|uagadugu|ulan bator|ulan batur|ulianovsk|uljanowsk|urumci|urumqi|ushuaia|"
    "uskup|ust'-nera|varsavia|varsova|varsovia|varsovie|vaticano|vevay|vevay [indiana]|viena|vienne|"
    "vientian|vilna|vincennes|vincennes [indiana]|viyana|volgogrado|wake island|warsawa|warschau|wien|wina|"
    "winamac|winamac [indiana]|wladiwostok|wolgograd|xangai|yakarta|yamena|yangon|yerusalem|zagabria|"
    "zurich|zurigo|zurih|zurique|абиджан|адак|аддис-абеба|аделаида|аден|азорские о-ва|аккра|актау|актобе|"
    "алматы|амман|амстердам|анадырь|анкоридж|антананариву|антигуа|апиа|арагуаина|асмэра|астрахань|"
    "асунсьон|атырау|афины|ашхабад|багдад|баия|баия-де-бандерас|баку|бамако|банги|бангкок|банжул|барнаул|"
    "беирут|белград|белен|берлин|бисау|бишкек|бланк-саблон|блантаир|боа-виста|богота|боисе|браззавиль|"
    "братислава|брисбен|брокен-хилл|брюссель|бугенвиль|будапешт|бужумбура|бухарест|буэнос-аирес|"
    "бюзинген-на-верхнем-реине|вадуц|ванкувер|варшава|вевеи|вена|вильнюс|виндхук|виннипег|винсеннес|"
    "владивосток|волгоград|вьентьян|габороне|гавана|газа|галапагосские о-ва|галифакс|глеис-беи|гонолулу|"
    "гранд-терк|гуадалканал|гуаякиль|гус-беи|дакар|дакка|дамаск|дар-эс-салам|дарвин|денвер|денмарксхавн|"
    "детроит|джакарта|джаяпура|джуба|джуно|дили|доусон|доусон-крик|дуала|дубаи|дублин|душанбе|"
    "екатеринбург|ереван|жужуи|загреб|иерусалим|икалуит|индианаполис|инувик|иоханнесбург|иркутск|кабул|"
    "каиенна|каир|калининград|калькутта|кампала|кампу-гранди|канкун|кантон|каракас|карачи|касабланка|"
    "катамарка|катманду|кваджалеин|кеимбридж-беи|кигали|киев|киншаса|киритимати|киров|кишинев|коломбо|"
    "конакри|копенгаген|корал-харбор|кордова|косрае|костанаи|кралендеик|красноярск|крестон|куала-лумпур|"
    "кучинг|куяба|кызылорда|ла-пас|ла-риоха|лагос|либревиль|лима|линдеман|лиссабон|ломе|лондон|лорд-хау|"
    "лос-анджелес|лоуэр-принс-куотер|луанда|лубумбаши|луисвилл|лусака|любляна|магадан|мадеира|маджуро|"
    "мадрид|макасар|малабо|манагуа|манаус|манила|мапуту|маренго|мариго|мариехамн|маркизские о-ва|масатлан|"
    "масеио|масеру|маскат|матаморос|маэ|мбабане|мельбурн|мендоса|меномини|мерида|метлакатла|мехико|"
    "микелон|минск|могадишо|монктон|монровия|монтевидео|монтерреи|монтиселло|москва|наироби|нассау|"
    "нджамена|ниамеи|никосия|новокузнецк|новосибирск|нокс|ном|норонья|норфолк|нуакшот|нумеа|нуук|"
    "нью-иорк|о-в пасхи|о-в сахалин|о-в святои елены|о-в эндербери|о-ва гамбье|о-ва мидуэи|окленд|омск|осло|"
    "острова каиман|охинага|паго-паго|парамарибо|париж|перт|петропавловск-камчатскии|питерсберг|питкэрн|"
    "пномпень|подгорица|понпеи|понтианак|порт-морсби|порт-о-пренс|порт-оф-спеин|порто-ново|порту-велью|"
    "прага|пунта-аренас|пхеньян|ранкин-инлет|раротонга|реджаина|резольют|реикьявик|ресифи|рига|рим|"
    "рио-гальегос|риу-бранку|саипан|сальта|самара|самарканд|сан-луис|сан-паулу|сан-томе|сан-хуан|сантарен|"
    "санто-доминго|сантьяго|сараево|саратов|свифт-керрент|сент-винсент|сент-джонс|сент-китс|сент-томас|сеул|"
    "сеута|сиднеи|симферополь|ситка|скопье|скорсбисунн|софия|среднеколымск|стамбул|стокгольм|стэнли|"
    "сьюдад-хуарес|таибэи|таити|таллин|тарава|ташкент|тбилиси|тегеран|тегусигальпа|телл-сити|тирана|"
    "тихуана|токио|томск|тонгатапу|торонто|тортола|триполи|трук|тукуман|туле|тхимпху|уагадугу|уаитхорс|"
    "уинамак|улан-батор|ульяновск|уоллис|уральск|урумчи|усть-нера|ушуая|уэик|факаофо|фамагуста|финикс|"
    "форт нельсон|форталеза|фритаун|фунафути|хандыга|хараре|хартум|хеврон|хельсинки|хобарт|ховд|хошимин|"
    "цюрих|чатем|чикаго|чита|чиуауа|шанхаи|эдмонтон|эирунепе|эль-аюн|эр-рияд|эрмосильо|эфате|"
    "южная георгия|юкла|якутат|якутск|янгон|ابيا|ابيدجان|اتيراو|اثينا|اداك|اديس ابابا|اديليد|اروجوانيا|"
    "ارومكي|ازورس|استانلي|استر|استراخان|اسطنبول|اسمرة|اسونسيون|اشوا|اكتاو|اكتوب|اكرا|اكويلت|الانباتار|"
    "الخرطوم|الدار البيضاء|الرياض|العيون|القاهرة|القدس|الماتي|المارتينيك|المالديف|امستردام|انتاناناريفو|"
    "انتيغوا|اندربيرج|انديانابوليس|اندير|انشوراج|اوجيناجا|اورال|اوست نيرا|اوسلو|اوكلا|اوكلاند|اوليانوفسك|"
    "اومسك|ايدمونتون|ايركيتسك|ايرونبي|ايفات|اينوفيك|باراماريبو|بارناول|باريس|باغو باغو|باكو|باماكو|باناب|"
    "بانجول|بانغوي|بانكوك|باهيا|باهيا بانديراس|باو فيستا|براتيسلافا|برازافيل|براغ|برثا|برسيبان|برلين|"
    "بروكسل|بروكن هيل|بشكيك|بغداد|بلانتاير|بلانك-سابلون|بلغراد|بلم|بنوم بنه|بوجومبورا|بوخارست|بودابست|"
    "بودغوريكا|بور مورسبي|بورت او برنس|بورت اوف سبين|بورتو فيلو|بورتو نوفو|بوسنغن|بوغانفيل|بوغوتا|"
    "بونتا اريناز|بونتيانك|بويس|بوينوس ايرس|بيترسبرغ|بيتكيرن|بيروت|بيساو|بيونغ يانغ|تاراوا|تاكمان|تالين|"
    "تاهيتي|تايبيه|تبليسي|ترك|تشاثام|تشيتا|تشيسيناو|تشيواوا|تورتولا|تورونتو|تومسك|تونغاتابو|تيخوانا|"
    "تيرانا|تيغوسيغالبا|تيمفو|ثيل|جاكرتا|جامبير|جايابيورا|جلاباجوس|جلاس باي|جوبا|جوجو|جورجيا الجنوبية|"
    "جوس باي|جوني|جوهانسبرغ|حي الامير السفلي|خانديجا|دار السلام|دارون|داكار|دانمرك شافن|داوسان|داوسن كريك|"
    "دبلن|دبي|دكا|دمشق|دنفر|دوالا|دوشانبي|ديترويت|ديلي|راروتونغا|رانغون|رانكن انلت|روما|ريجينا|ريزولوت|"
    "ريسيف|ريغا|ريكيافيك|ريو جالييوس|ريوبرانكو|ريونيون|زغرب|زيورخ|ساراتوف|سالطا|سان خوان|سان لويس|"
    "سانت بارتيليمي|سانت توماس|سانت جونس|سانت فنسنت|سانت كيتس|سانت لوشيا|سانتاريم|سانتو دومينغو|سانتياغو|"
    "ساو باولو|ساو تومي|سايبان|ستوكهولم|سراييفو|سريدنكوليمسك|سكالين|سكوبي|سكورسبيسند|سمراء|سمرقند|"
    "سوفت كارنت|سول|سيتا|سيتكا|سيدني|سيمفروبول|سيوداد خواريز|شنغهاي|شيكاغو|صوفيا|طرابلس|طشقند|طهران|"
    "طوكيو|عدن|عشق اباد|غابورون|غراند ترك|غزة|غوادالكانال|غواياكويل|غودثاب|فادوز|فارو|فاكاوفو|فاماغوستا|"
    "فانكوفر|فري تاون|فلاديفوستك|فورت نيلسون|فورتاليزا|فولوجراد|فونافوتي|فيانتيان|فيفاي|فيلنيوس|فينسينس|"
    "فينكس|فيينا|قوستاناي|كابول|كاتاماركا|كاتماندو|كاراكاس|كالكتا|كالينجراد|كامبالا|كامبرديج باي|"
    "كامتشاتكا|كانتون|كانكون|كايمان|كايين|كراتشي|كراسنويارسك|كرالنديك|كريستون|كريسماس|كناري|كواجالين|"
    "كوالا لامبور|كوبنهاغن|كورال هاربر|كوردوبا|كوسرا|كوكوس|كولومبو|كومبو جراند|كوناكري|كونكس|كيابا|كيروف|"
    "كيريتي ماتي|كيزيلوردا|كيشينج|كيغالي|كينشاسا|كييف|لا باز|لا ريوجا|لاغوس|لشبونة|لندن|لواندا|لورد هاو|"
    "لوس انجلوس|لوساكا|لومبباشا|لومي|لويس فيل|ليبرفيل|ليما|ليندمان|ليوبليانا|مابوتو|ماتاموروس|ماجورو|"
    "ماديرا|ماركيساس|مارنجو|ماريغوت|ماريهامن|مازاتلان|ماسيرو|ماشيو|ماكاو|ماكسار|مالابو|مالطة|ماناغوا|"
    "ماناوس|مانيلا|ماهي|مباباني|مجادن|مدريد|مدينة تل، انديانا|مدينة هو تشي منة|مسقط|مقديشيو|مكسيكو سيتي|"
    "مكويلون|موسكو|مونتسيرات|مونتفيديو|مونتيري|مونتيسيلو|مونروفيا|ميتلاكاتلا|ميدواي|ميريدا|ميلبورن|"
    "ميندوزا|مينسك|مينوميني|ناسو|نجامينا|نواكشوط|نورفولك|نوروناه|نوفوسبيرسك|نوفوكوزنتسك|نوم|نوميا|نيامي|"
    "نيروبي|نيقوسيا|نيويورك|هافانا|هاليفاكس|هراري|هلسنكي|هوبارت|هوفد|هونغ كونغ|هونولولو|هيبرون|هيرموسيلو|"
    "وارسو|واغادوغو|واك|واليس|وايت هورس|ويناماك|ويندهوك|وينكتون|وينيبيج|ياكتسك|ياكوتات|يريفان|يكاترنبيرج|"
    "가보로네|가자|갈라파고스|감비어|고드호프|과달카날|과야킬|구즈베이|그랜드 터크|글라스베이|나소|"
    "나이로비|노롱야|노보시비르스크|노보쿠즈네츠크|노퍽|놈|누메아|누악쇼트|뉴욕|니아메|니코시아|"
    "다르에스살람|다마스쿠스|다윈|다카|다카르|더블린|덴마크샤븐|덴버|도슨|도슨크릭|도쿄|두바이|"
    "두샨베|두알라|디트로이트|딜리|라 리오하|라고스|라로통가|라파스|랑군|랭킹 인렛|런던|"
    "레시페|레이캬비크|로드 하우|로마|로메|로스앤젤레스|로워 프린스 쿼터|루붐바시|루사카|루안다|"
    "루이빌|류블랴나|리가|리마|리브르빌|리스본|리야드|리오 가예고스|리자이나|리졸루트|린데만|"
    "마가단|마나과|마나우스|마닐라|마데이라|마드리드|마리곳|마리에함|마사틀란|마세루|마세이오|"
    "마주로|마카사르|마퀘사스|마타모로스|마티니크|마푸토|마헤|말라보|메노미니|메리다|메틀라카틀라|"
    "멕시코 시티|멘도사|멜버른|모가디슈|모스크바|몬로비아|몬세라트|몬테레이|몬테비데오|몽턴|"
    "무스카트|미드웨이|미클롱|민스크|바그다드|바르나울|바르샤바|바마코|바이아 반데라스|바쿠|바티칸|"
    "바히아|반줄|방기|방콕|베를린|베오그라드|베이루트|벤쿠버|벨렘|보고타|보아 비스타|보이시|"
    "볼고그라트|부갱빌|부다페스트|부에노스 아이레스|부줌부라|부쿠레슈티|뷔지겐|브라자빌|브라티슬라바|"
    "브로컨힐|브뤼셀|브리스베인|블라디보스토크|블랑 사블롱|블랜타이어|비사우|비슈케크|비엔나|"
    "비엔티안|빈트후크|빌니우스|사라예보|사라토프|사마라|사마르칸트|사우스조지아|사이공|사이판|"
    "사할린|산루이스|산타렘|산토도밍고|산티아고|산후안|살타|상투메|상파울루|상하이|서울|"
    "세우타|세인트 헬레나|세인트빈센트|세인트존스|세인트키츠|세인트토마스|소피아|스레드네콜림스크|"
    "스위프트커런트|스코레스바이선드|스코페|스탠리|스톡홀름|시드니|시우다드후아레스|시카고|심페로폴|"
    "싯카|아나디리|아덴|아디스아바바|아라과이나|아비장|아순시온|아슈하바트|아스메라|아스트라한|"
    "아이루네페|아조레스|아크라|아크타우|아테네|아티라우|아피아|악토브|안타나나리보|안티과|알마티|"
    "알제|암만|암스테르담|앙귈라|애들레이드|앵커리지|야쿠츠크|야쿠타트|에드먼턴|에르모시요|"
    "에이닥|에파테|엔더베리|엔자메나|엘아이운|예레반|예루살렘|예카테린부르크|오랄|오슬로|"
    "오클랜드|오히나가|옴스크|와가두구|요하네스버그|우루무치|우수아이아|우스티네라|울란바토르|"
    "울리야노프스크|월리스|웨이크|위니펙|유클라|음바바네|이누빅|이르쿠츠크|이스탄불|이스터 섬|"
    "이칼루이트|인디애나주|인디애나폴리스|자그레브|자야푸라|자카르타|주노|주바|채텀|취리히|치와와|"
    "치타|카라치|카라카스|카르툼|카보 베르데|카불|카사블랑카|카옌|카이로|카타마르카|카트만두|칸쿤|"
    "칸톤|칼리닌그라드|캄차카|캄팔라|캄포 그란데|케이맨|케임브리지 베이|켄터키주|코나크리|"
    "코랄하버|코르도바|코스레|코스타나이|코코스|코펜하겐|콜롬보|콜카타|콰잘렌|쿠알라룸푸르|"
    "쿠이아바|쿠칭|크라렌디즈크|크라스노야르스크|크레스톤|크리스마스|키갈리|키로프|키리티마티|키시나우|"
    "키예프|키질로르다|킨샤사|타라와|타슈켄트|타이베이|타히티|탈린|테구시갈파|테헤란|토론토|"
    "토르톨라|톰스크|통가타푸|투쿠만|툴레|튀니스|트루크|트리폴리|트빌리시|티라나|티후아나|팀부|"
    "파고파고|파두츠|파라마리보|파리|파마구스타|파카오푸|퍼스|평양|포나페|포드고리차|포르탈레자|"
    "포르토노보|포르토벨료|포르토프랭스|포트 넬슨|포트모르즈비|포트오브스페인|폰티아나크|푸나푸티|"
    "푼타아레나스|프놈펜|프라하|프리타운|피닉스|핏케언|하라레|하바나|한디가|핼리팩스|헤브론|"
    "헬싱키|호놀룰루|호바트|호브드|화이트호스|후후이|히우 브랑쿠|アイウン|アクタウ|アクトヘ|アクラ|アシカハート|アシスアヘハ|"
    "アストラハン|アスマラ|アスンシオン|アソレス|アタック|アティコカン|アティラウ|アテネ|アテレート|アテン|アナティリ|アヒア|アヒシャン|アムステルタム|アラクァイナ|アルシェ|"
    "アルマトイ|アンカレッシ|アンタナナリホ|アンティクア|アンマン|イカルイット|イスタンフール|イトコルトルミット|イヌウィク|イルクーツク|インティアナホリス|インティアナ州ウィナマック|"
    "インティアナ州テルシティ|インティアナ州ノックス|インティアナ州ヒヘー|インティアナ州ヒンセンス|インティアナ州ヒータースハーク|インティアナ州マレンコ|イースター島|ウィニヘク|ウィリニュス|"
    "ウィントフック|ウィーン|ウェーク島|ウォリス諸島|ウシュアイア|ウスチネラ|ウラシオストク|ウランハートル|ウリヤノフスク|ウルムチ|エイルネヘ|エカテリンフルク|エトモントン|エフェテ島|"
    "エルサレム|エルモシヨ|エレハン|エンターヘリー島|オスロ|オヒナカ|オムスク|オラル|オークラント|カイエンヌ|カイロ|カサ|カサフランカ|カタマルカ|カタルカナル|カトマンス|カナリア|"
    "カフール|カムチャッカ|カラカス|カラチ|カラハコス|カリーニンクラート|カンクン|カントン島|カンハラ|カンヒエ諸島|カンホクランテ|キカリ|キシナウ|キリスィマスィ島|キンシャサ|キーウ|"
    "キーロフ|クアヤキル|クアラルンフール|クイアハ|クェセリン|クスロルタ|クチン|クラスノヤルスク|クラレンタイク|クラントターク|クレストン|クレースヘイ|クースヘイ|ケイマン|"
    "ケンタッキー州モンティチェロ|ケンフリッシヘイ|ココス諸島|コスタナイ|コスラエ|コナクリ|コヘンハーケン|コルカタ|コルトハ|コロンホ|サイハン|サウスショーシア|サクレフ|サハリン|サマラ|"
    "サマルカント|サラエホ|サラトフ|サルタ|サンタレム|サンチアコ|サントトミンコ|サントメ|サンハウロ|サンファン|サンルイス|シウター・フアレス|シカコ|シトカ|シトニー|シャカルタ|"
    "シャヤフラ|シュノー|シュハ|シンフェロホリ|スウィフトカレント|スコヒエ|スタンレー|ストックホルム|スレトネコリムスク|セウタ|セントクリストファー|セントションス|セントトーマス|"
    "セントヒンセント|ソウル|ソフィア|タカール|タシケント|タッカ|タヒチ|タフリン|タマスカス|タラワ|タリン|タルエスサラーム|ターウィン|チタ|チャタム|チュニス|チューク|"
    "チューリッヒ|チューレ|チワワ|ティフアナ|ティラナ|ティリ|ティンフー|テクシカルハ|テトロイト|テヘラン|テンハー|テンマークシャウン|トゥアラ|トゥクマン|トゥシャンヘ|トハイ|"
    "トヒリシ|トミニカ|トムスク|トリホリ|トルトーラ|トロント|トンカタフ|トーソン|トーソンクリーク|ナイロヒ|ナッソー|ニアメ|ニコシア|ニューヨーク|ヌアクショット|ヌメア|ヌーク|"
    "ノウォクスネツク|ノウォシヒルスク|ノローニャ|ノーム|ハイアハンテラ|ハイーア|ハクタット|ハクー|ハコハコ|ハチカン|ハハナ|ハホローネ|ハマコ|ハラマリホ|ハラレ|ハリ|ハリファクス|"
    "ハルツーム|ハルナウル|ハンキ|ハンクーハー|ハンコク|ハンシュール|ハントゥイカ|ハース|ヒエンチャン|ヒサウ|ヒシュケク|ヒューシンケン|ファカオフォ|ファトゥーツ|ファマクスタ|"
    "フェニックス|フェロー|フエノスアイレス|フォルタレサ|フォートネルソン|フカレスト|フシュンフラ|フタヘスト|フナフティ|フノンヘン|フフイ|フラサヒル|フラチスラハ|フラハ|フランタイヤ|"
    "フラン・サフロン|フリスヘン|フリュッセル|フリータウン|フロークンヒル|フンタアレナス|フーケンヒル|ヘイルート|ヘオクラート|ヘフロン|ヘルシンキ|ヘルリン|ヘレン|ホアヒスタ|ホイシ|"
    "ホコタ|ホトコリツァ|ホノルル|ホハート|ホフト|ホルコクラート|ホルトノホ|ホルトヘーリョ|ホルトーフランス|ホワイトホース|ホンティアナック|ホンヘイ島|ホーチミン|ホートオフスヘイン|"
    "ホートモレスヒー|マカオ|マカタン|マカッサル|マサトラン|マシュロ|マスカット|マセイオ|マセル|マタモロス|マテイラ|マトリート|マナウス|マナクア|マニラ|マフト|マヘ|マラホ|"
    "マリエハムン|マリコ|マルキース|ミクロン島|ミットウェー島|ミンスク|ムハハーネ|メキシコシティー|メトラカトラ|メノミニー|メリタ|メルホルン|メントーサ|モカティシオ|モスクワ|"
    "モンクトン|モンテヒテオ|モンテレイ|モンロヒア|ヤクタット|ヤクーツク|ヤンコン|ユークラ|ヨハネスフルク|ラコス|ラハス|ラリオハ|ラロトンカ|ランキンインレット|リオカシェコス|"
    "リオフランコ|リカ|リスホン|リマ|リヤト|リュフリャナ|リンテマン|リーフルウィル|ルアンタ|ルイヒル|ルサカ|ルフンハシ|レイキャヒク|レシフェ|レシャイナ|レソリュート|ロサンセルス|"
    "ロメ|ロントン|ロートハウ|ローマ|ローワー・フリンセス・クウォーター|ワカトゥクー|ワルシャワ|ンシャメナ|万象|上海|下太子区|下太子區|东京|东加塔布|中科雷姆斯克|中途岛|中途島|"
    "丹佛|丹馬沙文|丹马沙文|乌兰巴托|乌拉尔|乌斯内拉|乌斯怀亚|乌里扬诺夫斯克|乌鲁木齐|亚丁|亚库塔特|亚松森|亚的斯亚贝巴|亚速尔群岛|亞丁|亞松森|亞速爾群島|仰光|伊努维克|"
    "伊奴維克|伊尔库茨克|伊托科爾托米特|伊斯坦堡|伊斯坦布尔|伊爾庫次克|伊魁特|伏尔加格勒|伏爾加格勒|休达|休達|伦敦|伯斯|依伦尼贝|保維斯塔|倫敦|克孜勒奧爾達|克孜洛尔达|"
    "克拉伦代克|克拉倫代克|克拉斯諾亞爾斯克|克拉斯诺亚尔斯克|克雷斯頓|克雷斯顿|兰今湾|内罗毕|凤凰城|利伯维尔|利雅得|利雅德|利馬|利马|剑桥湾|劍橋灣|加亞布拉|加尔各答|加德满都|"
    "加德滿都|加拉加斯|加拉巴哥群島|加沙|加爾各答|加納利|加薩|加那利|加里宁格勒|加里寧格勒|努克|努瓦克肖特|努美阿|华沙|华雷斯城|南乔治亚|南喬治亞|博伊西|博阿维斯塔|"
    "卡塔馬卡|卡塔马卡|卡宴|卡拉卡斯|卡拉奇|卡萨布兰卡|卡薩布蘭卡|卢布尔雅那|卢本巴希|卢萨卡|印第安纳州威纳马克|印第安纳州彼得斯堡|印第安纳州温森斯|印第安纳州特尔城|印第安纳州维维市|"
    "印第安纳州诺克斯|印第安纳州马伦戈|印第安纳波利斯|印第安那州威納馬克|印第安那州彼得堡|印第安那州泰爾城|印第安那州溫森斯|印第安那州維威|印第安那州諾克斯|印第安那州馬倫哥|印第安那波里斯|古斯湾|"
    "古晉|古晋|古雅巴|可倫坡|可可斯|台北|史坦利|史高比耶|叶卡捷琳堡|吉隆坡|吐庫曼|哈利法克斯|哈博罗内|哈拉雷|哈瓦那|哈里法克斯|哥多華|哥本哈根|喀土穆|喀布尔|喀布爾|"
    "喀拉蚩|嘉柏隆里|图勒|图库曼|圣保罗|圣地亚哥|圣基茨|圣塔伦|圣多明各|圣多美|圣巴泰勒米岛|圣托马斯|圣文森特|圣约翰斯|圣胡安|圣路易斯|地拉那|坎帕拉|坎昆|坎頓島|坎顿岛|"
    "坤甸|埃德蒙顿|埃法特|埃莫西約|埃莫西约|埃达克|埃里温|基加利|基希讷乌|基洛夫|基西紐|基輔|基辅|基里地馬地島|基里地马地岛|堪地加|堪察加|塔什干|塔希提|塔拉瓦|塔林|"
    "塞拉耶佛|塞班|墨尔本|墨巴本|墨爾本|墨西哥城|墨西哥市|复活节岛|多伦多|多倫多|多米尼加|大坎普|大溪地|大特克|大特克島|大馬士革|大马士革|太子港|夸贾林|奇瓦瓦|奇華華|"
    "奈洛比|奥克兰|奥希纳加|奥斯陆|奧克蘭|奧希納加|奧斯陸|姆巴巴纳|威克|安克拉治|安克雷奇|安地卡|安塔那那利佛|安塔那那利弗|安提瓜|安曼|密克隆|密啟崙|富纳富提|富那富提|"
    "尤克拉|尼亚美|尼亞美|尼古西亞|尼科西亚|巴伊亚|巴伊亚班德拉斯|巴伊亞班德拉斯|巴伊阿|巴哥巴哥|巴尔瑙尔|巴库|巴庫|巴拉馬利波|巴格达|巴格達|巴爾瑙爾|巴馬科|巴马科|巴黎|"
    "布兰克萨布隆|布兰太尔|布利斯班|布加勒斯特|布宜諾斯艾利斯|布宜诺斯艾利斯|布干維爾|布干维尔|布拉提斯拉瓦|布拉柴維爾|布拉柴维尔|布拉格|布拉迪斯拉发|布松布拉|布琼布拉|布罗肯希尔|"
    "布羅肯希爾|布蘭太爾|布辛根|布达佩斯|布達佩斯|布里斯班|布魯塞爾|布鲁塞尔|希伯伦|帕拉马里博|帕果帕果|帝力|平壌|平壤|库亚巴|库斯塔奈|库赛埃|底特律|庫斯塔奈|庫頁島|"
    "廷布|开曼|开罗|弗里敦|復活島|德古斯加巴|德黑兰|德黑蘭|怀特霍斯|恩得伯理島|恩德伯里|恩賈梅納|恩贾梅纳|悉尼|懷特霍斯|托尔托拉|托木斯克|托爾托拉|拉各斯|拉哥斯|拉巴斯|"
    "拉略哈|拉罗汤加|拉羅湯加|拉里奥哈|拿索|拿骚|提華納|摩加迪休|摩加迪沙|撒馬爾罕|撒马尔罕|斯坦利|斯威夫特卡伦特|斯威夫特卡倫特|斯德哥尔摩|斯德哥爾摩|斯科列斯比桑德|斯科普里|"
    "新库兹涅茨克|新庫茲涅茨克|新西伯利亚|新西伯利亞|明斯克|曼谷|望加锡|札格瑞布|朱巴|朱諾|朱诺|杜尚别|杜拜|杜桑貝|杜里|杜阿拉|東京|東加塔布島|林德曼|柏林|查亚普拉|"
    "查坦|查塔姆|柯那克里|根息島|格瑞納達|格莱斯贝|格蘭場|格雷斯貝|梅特拉卡特拉|梅诺米尼|梅里达|梅里達|楚克|檀香山|比什凯克|比什凱克|比紹|比绍|永珍|汉德加|沙蘭港|"
    "沙馬拉|法罗|法考福|法馬古斯塔|法马古斯塔|波哥大|波夕|波多諾佛|波多诺伏|波多里察|波多韦柳|波德戈里察|波納佩|波纳佩岛|洛杉矶|洛杉磯|洛罗尼亚|洛美|海參崴|温哥华|"
    "温尼伯|温得和克|溫哥華|溫尼伯|溫得和克|澳門|澳门|烏拉爾|烏斯內拉|烏斯懷亞|烏蘭巴托|烏里揚諾夫斯克|烏魯木齊|特古西加尔巴|特鲁克群岛|玛丽港|珀斯|班吉|班珠尔|班竹|"
    "瑪瑙斯|瑪麗港|瓜亚基尔|瓜亞基爾|瓜加林島|瓜达尔卡纳尔|瓜達康納爾島|瓦利斯|瓦加杜古|瓦杜兹|瓦都茲|甘比尔|甘比爾群島|留尼旺島|白朗薩布隆|的黎波里|皮特凯恩|盧本巴希|"
    "盧比安納|福塔力莎|福塔雷萨|科伦坡|科尔多瓦|科布多|科斯瑞|科科斯群島|科纳克里|科隆群岛|符拉迪沃斯托克|第比利斯|約翰尼斯堡|納爾遜堡|紐約|索菲亞|索非亚|累西腓|維也納|"
    "維爾紐斯|維留港|约翰内斯堡|纳尔逊堡|纽约|维也纳|维尔纽斯|罗安达|罗马|羅安達|羅斯魯特|羅馬|美諾米尼|耶路撒冷|聖保羅|聖地牙哥|聖基茨|聖塔倫|聖多明哥|聖多美|"
    "聖巴托洛繆島|聖托馬斯|聖文森|聖約翰|聖胡安|聖路易|肯塔基州蒙地卻羅|肯塔基州蒙蒂塞洛|胡志明市|胡胡伊|自由城|自由市|艾德蒙吞|艾達克|艾魯內佩|芝加哥|苏黎世|荷巴特|莫士比港|"
    "莫尔兹比港|莫斯科|華沙|華雷斯|萨哈林|萨尔塔|萨拉托夫|萨拉热窝|萨格勒布|萨马拉|葉卡捷林堡|葉里溫|蒂华纳|蒙克頓|蒙克顿|蒙得维的亚|蒙特瑞|蒙特維多|蒙特雷|蒙罗维亚|"
    "蒙羅維亞|蓬塔阿雷納斯|蓬塔阿雷纳斯|薩拉托夫|薩爾塔|蘇黎世|蘭今灣|西班牙港|諾倫哈|諾克少|諾姆|諾福克|諾美亞|诺姆|诺福克|豪勋爵岛|豪勳爵島|貝倫|貝爾格勒|貝魯特|贝伦|"
    "贝尔格莱德|贝鲁特|赤塔|赫尔辛基|赫布隆|赫爾辛基|路易斯維爾|路易斯维尔|路沙卡|辛菲罗波尔|辛非洛浦|达卡|达喀尔|达尔文|达累斯萨拉姆|迪拜|道森|道森克里克|達卡|達喀爾|"
    "達爾文|都柏林|鄂木斯克|里加|里奥加耶戈斯|里奥布郎库|里奧加耶戈斯|里斯本|里約布蘭|里賈納|里贾纳|金夏沙|金沙萨|金边|金邊|錫特卡|锡特卡|門多薩|開羅|開雲|门多萨|"
    "阿什哈巴德|阿什哈巴特|阿克套|阿克托别|阿克托比|阿克拉|阿姆斯特丹|阿尔及尔|阿尤恩|阿得雷德|阿德莱德|阿拉圭那|阿拉木图|阿拉木圖|阿拉瓜伊纳|阿斯特拉罕|阿斯瑪拉|阿斯马拉|"
    "阿比讓|阿比让|阿爾及爾|阿特劳|阿特勞|阿皮亚|阿皮亞|阿纳德尔|阿蒂科肯|阿迪斯阿貝巴|阿那底|雅典|雅加达|雅加達|雅库茨克|雅庫塔|雅庫次克|雪梨|雷克雅未克|雷克雅維克|"
    "雷索卢特|雷西非|霍巴特|首尔|首爾|香港|馬加丹|馬卡沙爾|馬可薩斯島|馬埃島|馬塔莫羅斯|馬尼拉|馬得拉群島|馬德里|馬拉博|馬拿瓜|馬斯開特|馬普托|馬朱諾|馬瑟歐|馬薩特蘭|"
    "馬賽魯|馬里戈特|马克萨斯|马加丹|马埃岛|马塔莫罗斯|马塞卢|马塞约|马尼拉|马德拉|马德里|马拉博|马斯喀特|马普托|马朱罗|马瑙斯|马萨特兰|马那瓜|马里戈特|鳳凰城|鵝灣"
)

TERRITORIES: Final[Mapping[str, str]] = MappingProxyType(
    {form: line[:2] for line in _COUNTRIES.split("\n") for form in line.split("|")[1:]}
)
"""Codes (ISO 3166-1) of countries and territories by the keys of their names (CLDR)."""

ZONE_CITIES: Final[frozenset[str]] = frozenset(_CITIES.split("|"))
"""Keys of the names of cities that give time zones their names (CLDR)."""
