//! The words dates are made of, as data: month names by language, connecting words, time zones, units of relative dates.

/// Month names by language: twelve cells, each with its spellings (nominative, the case a date takes, abbreviations)
/// separated by `|`. Spellings are compared folded. Where two languages disagree on a word, the reading's language
/// decides, otherwise the one listed first.
#[rustfmt::skip]
pub(super) const MONTHS: &[(&str, [&str; 12])] = &[
    ("en", ["January|Jan", "February|Feb|Febr", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul",
        "August|Aug", "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec"]),
    ("de", ["Januar|Jänner|Jaenner|Jän", "Februar|Feber", "März|Maerz|Mär|Mrz", "April", "Mai", "Juni", "Juli",
        "August", "September", "Oktober|Okt", "November", "Dezember|Dez"]),
    ("fr", ["janvier|janv", "février|févr|fév", "mars", "avril|avr", "mai", "juin", "juillet|juil", "août",
        "septembre", "octobre", "novembre", "décembre|déc"]),
    ("es", ["enero|ene", "febrero", "marzo", "abril|abr", "mayo", "junio", "julio", "agosto|ago",
        "septiembre|setiembre|set", "octubre", "noviembre", "diciembre|dic"]),
    ("it", ["gennaio|gen|genn", "febbraio|febbr", "marzo", "aprile", "maggio|mag|magg", "giugno|giu", "luglio|lug",
        "agosto", "settembre|sett", "ottobre|ott", "novembre", "dicembre"]),
    ("pt", ["janeiro", "fevereiro|fev", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro|out", "novembro", "dezembro"]),
    ("nl", ["januari", "februari", "maart|mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december"]),
    ("pl", ["styczeń|stycznia|sty", "luty|lutego|lut", "marzec|marca", "kwiecień|kwietnia|kwi", "maj|maja",
        "czerwiec|czerwca|cze", "lipiec|lipca|lip", "sierpień|sierpnia|sie", "wrzesień|września|wrz",
        "październik|października|paź", "listopad|listopada|lis", "grudzień|grudnia|gru"]),
    ("cs", ["leden|ledna", "únor|února", "březen|března", "duben|dubna", "květen|května", "červen|června",
        "červenec|července", "srpen|srpna", "září", "říjen|října", "listopad|listopadu", "prosinec|prosince"]),
    ("sk", ["január|januára", "február|februára", "marec|marca", "apríl|apríla", "máj|mája", "jún|júna", "júl|júla",
        "august|augusta", "september|septembra", "október|októbra", "november|novembra", "december|decembra"]),
    ("sl", ["januar|januarja", "februar|februarja", "marec|marca", "april|aprila", "maj|maja", "junij|junija",
        "julij|julija", "avgust|avgusta|avg", "september|septembra", "oktober|oktobra", "november|novembra",
        "december|decembra"]),
    ("hr", ["siječanj|siječnja", "veljača|veljače", "ožujak|ožujka", "travanj|travnja", "svibanj|svibnja",
        "lipanj|lipnja", "srpanj|srpnja", "kolovoz|kolovoza", "rujan|rujna", "listopad|listopada|lis",
        "studeni|studenoga|studenog", "prosinac|prosinca"]),
    ("sr", ["januar|januara|јануар|јануара|јан", "februar|februara|фебруар|фебруара|феб", "mart|marta|март|марта",
        "april|aprila|април|априла", "maj|maja|мај|маја", "jun|juna|јун|јуна", "jul|jula|јул|јула",
        "avgust|avgusta|август|августа", "septembar|septembra|септембар|септембра",
        "oktobar|oktobra|октобар|октобра", "novembar|novembra|новембар|новембра",
        "decembar|decembra|децембар|децембра"]),
    ("ru", ["январь|января|янв", "февраль|февраля|фев|февр", "март|марта|мар", "апрель|апреля|апр", "май|мая",
        "июнь|июня|июн", "июль|июля|июл", "август|августа|авг", "сентябрь|сентября|сен|сент", "октябрь|октября|окт",
        "ноябрь|ноября|ноя|нояб", "декабрь|декабря|дек"]),
    ("uk", ["січень|січня|січ", "лютий|лютого|лют", "березень|березня|бер", "квітень|квітня|кві",
        "травень|травня|тра", "червень|червня|чер", "липень|липня|лип", "серпень|серпня|сер", "вересень|вересня|вер",
        "жовтень|жовтня|жов", "листопад|листопада|лис", "грудень|грудня|гру"]),
    ("bg", ["януари|яну", "февруари", "март", "април", "май", "юни", "юли", "август", "септември|сеп", "октомври",
        "ноември|ное", "декември"]),
    ("tr", ["Ocak|Oca", "Şubat|Şub", "Mart", "Nisan|Nis", "Mayıs", "Haziran|Haz", "Temmuz|Tem", "Ağustos|Ağu",
        "Eylül|Eyl", "Ekim|Eki", "Kasım|Kas", "Aralık|Ara"]),
    ("sv", ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december"]),
    ("da", ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
        "november", "december"]),
    ("no", ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "desember|des"]),
    ("is", ["janúar", "febrúar", "mars", "apríl", "maí", "júní", "júlí", "ágúst|ágú", "september", "október",
        "nóvember", "desember"]),
    ("fi", ["tammikuu|tammikuuta|tammikuun|tammi", "helmikuu|helmikuuta|helmikuun|helmi",
        "maaliskuu|maaliskuuta|maaliskuun|maalis", "huhtikuu|huhtikuuta|huhtikuun|huhti",
        "toukokuu|toukokuuta|toukokuun|touko", "kesäkuu|kesäkuuta|kesäkuun", "heinäkuu|heinäkuuta|heinäkuun",
        "elokuu|elokuuta|elokuun", "syyskuu|syyskuuta|syyskuun", "lokakuu|lokakuuta|lokakuun",
        "marraskuu|marraskuuta|marraskuun", "joulukuu|joulukuuta|joulukuun"]),
    ("et", ["jaanuar|jaan", "veebruar|veebr", "märts", "aprill", "mai", "juuni", "juuli", "august", "september",
        "oktoober", "november", "detsember|dets"]),
    ("lv", ["janvāris|janvārī", "februāris|februārī", "marts|martā", "aprīlis|aprīlī", "maijs|maijā",
        "jūnijs|jūnijā", "jūlijs|jūlijā", "augusts|augustā", "septembris|septembrī", "oktobris|oktobrī",
        "novembris|novembrī", "decembris|decembrī"]),
    ("lt", ["sausis|sausio", "vasaris|vasario", "kovas|kovo", "balandis|balandžio", "gegužė|gegužės",
        "birželis|birželio", "liepa|liepos", "rugpjūtis|rugpjūčio", "rugsėjis|rugsėjo", "spalis|spalio",
        "lapkritis|lapkričio", "gruodis|gruodžio"]),
    ("hu", ["január|januári", "február|februári", "március|márc", "április|ápr", "május|máj", "június|jún",
        "július|júl", "augusztus", "szeptember|szept", "október", "november", "december"]),
    ("ro", ["ianuarie|ian", "februarie", "martie", "aprilie", "mai", "iunie|iun", "iulie|iul", "august",
        "septembrie", "octombrie", "noiembrie|noi", "decembrie"]),
    ("el", ["Ιανουάριος|Ιανουαρίου|Ιαν", "Φεβρουάριος|Φεβρουαρίου|Φεβ", "Μάρτιος|Μαρτίου|Μαρ",
        "Απρίλιος|Απριλίου|Απρ", "Μάιος|Μαΐου|Μαι", "Ιούνιος|Ιουνίου|Ιουν", "Ιούλιος|Ιουλίου|Ιουλ",
        "Αύγουστος|Αυγούστου|Αυγ", "Σεπτέμβριος|Σεπτεμβρίου|Σεπ", "Οκτώβριος|Οκτωβρίου|Οκτ",
        "Νοέμβριος|Νοεμβρίου|Νοε", "Δεκέμβριος|Δεκεμβρίου|Δεκ"]),
    ("ca", ["gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre", "novembre",
        "desembre"]),
    ("id", ["Januari", "Februari|Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus|Agt|Agu", "September",
        "Oktober", "November|Nopember", "Desember"]),
    ("ms", ["Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos|Ogo", "September", "Oktober",
        "November", "Disember|Dis"]),
    ("sw", ["Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba",
        "Novemba", "Desemba"]),
    ("ar", ["يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|آذار|اذار", "أبريل|ابريل|إبريل|نيسان|أفريل",
        "مايو|أيار|ايار|ماي", "يونيو|يونيه|حزيران|جوان", "يوليو|يوليه|تموز|جويلية|يوليوز", "أغسطس|اغسطس|آب|أوت|غشت",
        "سبتمبر|أيلول|ايلول|شتنبر", "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول", "نوفمبر|تشرين الثاني|نونبر",
        "ديسمبر|كانون الأول|كانون الاول|دجنبر"]),
    ("fa", ["ژانویه", "فوریه", "مارس", "آوریل", "مه|می", "ژوئن", "ژوئیه|جولای", "اوت|آگوست", "سپتامبر", "اکتبر",
        "نوامبر", "دسامبر"]),
    ("ur", ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]),
    ("he", ["ינואר", "פברואר", "מרץ|מרס", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר",
        "דצמבר"]),
    ("hi", ["जनवरी|जन", "फरवरी|फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर|सितम्बर",
        "अक्टूबर|अक्तूबर", "नवंबर|नवम्बर", "दिसंबर|दिसम्बर"]),
    ("bn", ["জানুয়ারি|জানুয়ারী", "ফেব্রুয়ারি|ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই",
        "আগস্ট|অগাস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]),
    ("th", ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
        "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]),
    ("sq", ["janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor",
        "dhjetor"]),
    ("eu", ["urtarrila|urtarrilaren|urtarrilak", "otsaila|otsailaren|otsailak", "martxoa|martxoaren|martxoak",
        "apirila|apirilaren|apirilak", "maiatza|maiatzaren|maiatzak", "ekaina|ekainaren|ekainak",
        "uztaila|uztailaren|uztailak", "abuztua|abuztuaren|abuztuak", "iraila|irailaren|irailak",
        "urria|urriaren|urriak", "azaroa|azaroaren|azaroak", "abendua|abenduaren|abenduak"]),
    ("be", ["студзень|студзеня", "люты|лютага", "сакавік|сакавіка", "красавік|красавіка", "май|мая|траўня",
        "чэрвень|чэрвеня", "ліпень|ліпеня", "жнівень|жніўня", "верасень|верасня", "кастрычнік|кастрычніка",
        "лістапад|лістапада", "снежань|снежня"]),
    ("mk", ["јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август", "септември", "октомври",
        "ноември", "декември"]),
    ("gl", ["xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro", "outubro",
        "novembro", "decembro"]),
    ("af", ["Januarie", "Februarie", "Maart", "April", "Mei", "Junie", "Julie", "Augustus", "September", "Oktober",
        "November", "Desember"]),
    ("lb", ["Januar", "Februar", "Mäerz", "Abrëll", "Mee", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember"]),
    ("mt", ["Jannar", "Frar", "Marzu", "April", "Mejju", "Ġunju", "Lulju", "Awwissu", "Settembru", "Ottubru",
        "Novembru", "Diċembru"]),
    ("cy", ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
        "Tachwedd", "Rhagfyr"]),
    ("ga", ["Eanáir", "Feabhra", "Márta", "Aibreán", "Bealtaine", "Meitheamh", "Iúil", "Lúnasa", "Meán Fómhair",
        "Deireadh Fómhair", "Samhain|Samhna", "Nollaig|Nollag"]),
    ("az", ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr",
        "dekabr"]),
    ("uz", ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentyabr|sentabr",
        "oktyabr|oktabr", "noyabr", "dekabr"]),
    ("kk", ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
        "қараша", "желтоқсан"]),
    ("hy", ["հունվար|հունվարի", "փետրվար|փետրվարի", "մարտ|մարտի", "ապրիլ|ապրիլի", "մայիս|մայիսի", "հունիս|հունիսի",
        "հուլիս|հուլիսի", "օգոստոս|օգոստոսի", "սեպտեմբեր|սեպտեմբերի", "հոկտեմբեր|հոկտեմբերի", "նոյեմբեր|նոյեմբերի",
        "դեկտեմբեր|դեկտեմբերի"]),
    ("ka", ["იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი",
        "ოქტომბერი", "ნოემბერი", "დეკემბერი"]),
    ("tl", ["Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo", "Hulyo", "Agosto", "Setyembre", "Oktubre",
        "Nobyembre", "Disyembre"]),
    ("am", ["ጃንዋሪ|ጃንዩወሪ", "ፌብሩዋሪ|ፌብሩወሪ", "ማርች", "ኤፕሪል|ኤፕረል", "ሜይ", "ጁን", "ጁላይ", "ኦገስት", "ሴፕቴምበር", "ኦክቶበር",
        "ኖቬምበር", "ዲሴምበር"]),
    ("so", ["Janaayo|Jannaayo", "Febraayo", "Maarso", "Abriil", "Maajo|Maayo", "Juunyo|Juun", "Luulyo", "Agoosto|Ogosto",
        "Sebtembar|Sebteembar", "Oktoobar", "Nofembar|Nofeembar|Noofeembar", "Diisambar|Diseembar"]),
    ("zu", ["Januwari", "Februwari", "Mashi", "Ephreli", "Meyi", "Juni", "Julayi", "Agasti", "Septhemba", "Okthoba", "Novemba", "Disemba"]),
    ("ha", ["Janairu", "Faburairu|Fabrairu", "Maris", "Afrilu|Afirilu", "Mayu", "Yuni", "Yuli", "Agusta", "Satumba", "Oktoba", "Nuwamba",
        "Disamba"]),
    ("ku", ["Çile|Çileya|Çileyê|Rêbendan|Rêbendana|Rêbendanê", "Sibat|Sibata|Sibatê|Reşemî", "Adar|Adara|Adarê",
        "Nîsan|Nîsana|Nîsanê", "Gulan|Gulana|Gulanê", "Hezîran|Hezîrana|Hezîranê|Pûşper", "Tîrmeh|Tîrmeha|Tîrmehê",
        "Tebax|Tebaxa|Tebaxê", "Îlon|Îlona|Îlonê|Rezber", "Cotmeh|Cotmeha|Cotmehê", "Mijdar|Mijdara|Mijdarê",
        "Berfanbar|Kanûn|Kanûna|Kanûnê"]),
    ("ckb", ["کانوونی دووەم|کانوونی دووەمی", "شوبات|شوباتی", "ئازار|ئازاری|ئادار|ئاداری", "نیسان|نیسانی", "ئایار|ئایاری",
        "حوزەیران|حوزەیرانی", "تەممووز|تەممووزی|تەمموز|تەمموزی", "ئاب|ئابی", "ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی",
        "تشرینی یەکەم|تشرینی یەکەمی", "تشرینی دووەم|تشرینی دووەمی", "کانوونی یەکەم|کانوونی یەکەمی"]),
    ("yo", ["Ṣẹ́rẹ́|Oṣù Ṣẹ́rẹ́|Oṣù Kínní", "Èrèlè|Oṣù Èrèlè|Oṣù Kejì", "Ẹrẹ̀nà|Oṣù Ẹrẹ̀nà|Oṣù Kẹta", "Oṣù Ìgbé|Oṣù Kẹrin",
        "Ẹ̀bibi|Oṣù Ẹ̀bibi|Oṣù Karùn", "Òkúdu|Oṣù Òkúdu|Oṣù Kẹfà", "Agẹmọ|Oṣù Agẹmọ|Oṣù Keje", "Oṣù Ògún|Oṣù Kẹjọ",
        "Owewe|Oṣù Owewe|Oṣù Kẹsàn", "Ọ̀wàrà|Oṣù Ọ̀wàrà|Oṣù Kẹwàá", "Oṣù Bélú|Oṣù Kọkànlá", "Oṣù Ọ̀pẹ̀|Oṣù Kejìlá"]),
    ("tg", ["январи|январ", "феврали|феврал", "марти", "апрели|апрел", "майи", "июни|июн", "июли|июл", "августи", "сентябри|сентябр",
        "октябри|октябр", "ноябри|ноябр", "декабри|декабр"]),
    ("ps", ["جنوري", "فبروري", "مارچ", "اپرېل|اپريل", "می", "جون", "جولای", "اګست", "سپتمبر|سپتامبر", "اکتوبر|اکتوبر", "نومبر|نوامبر",
        "دسمبر|دیسمبر"]),
    ("fy", ["jannewaris", "febrewaris", "maart", "april", "maaie", "juny", "july", "augustus", "septimber", "oktober", "novimber",
        "desimber"]),
    ("mg", ["Janoary", "Febroary", "Martsa", "Aprily", "Mey", "Jona", "Jolay", "Aogositra", "Septambra", "Oktobra", "Novambra",
        "Desambra"]),
    ("eo", ["januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro", "novembro",
        "decembro"]),
    ("or", ["ଜାନୁଆରୀ|ଜାନୁୟାରୀ", "ଫେବୃଆରୀ|ଫେବୃୟାରୀ", "ମାର୍ଚ୍ଚ|ମାର୍ଚ", "ଅପ୍ରେଲ|ଏପ୍ରିଲ", "ମଇ|ମେ", "ଜୁନ|ଜୁନ୍", "ଜୁଲାଇ", "ଅଗଷ୍ଟ|ଅଗଷ୍ଟ୍", "ସେପ୍ଟେମ୍ବର", "ଅକ୍ଟୋବର",
        "ନଭେମ୍ବର", "ଡିସେମ୍ବର"]),
    ("as", ["জানুৱাৰী|জানুৱাৰি", "ফেব্ৰুৱাৰী|ফেব্ৰুৱাৰি", "মাৰ্চ", "এপ্ৰিল", "মে", "জুন", "জুলাই", "আগষ্ট", "ছেপ্টেম্বৰ", "অক্টোবৰ", "নৱেম্বৰ",
        "ডিচেম্বৰ"]),
    ("mr", ["जानेवारी", "फेब्रुवारी", "मार्च", "एप्रिल", "मे", "जून", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर",
        "नोव्हेंबर", "डिसेंबर"]),
    ("ne", ["जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर",
        "नोभेम्बर", "डिसेम्बर"]),
    ("gu", ["જાન્યુઆરી", "ફેબ્રુઆરી", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ|ઓગસ્ટ", "સપ્ટેમ્બર",
        "ઑક્ટોબર|ઓક્ટોબર", "નવેમ્બર", "ડિસેમ્બર"]),
    ("pa", ["ਜਨਵਰੀ", "ਫ਼ਰਵਰੀ|ਫਰਵਰੀ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ", "ਅਗਸਤ", "ਸਤੰਬਰ", "ਅਕਤੂਬਰ", "ਨਵੰਬਰ",
        "ਦਸੰਬਰ"]),
    ("ta", ["ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்|ஆகஸ்டு", "செப்டம்பர்",
        "அக்டோபர்", "நவம்பர்", "டிசம்பர்"]),
    ("te", ["జనవరి", "ఫిబ్రవరి", "మార్చి", "ఏప్రిల్", "మే", "జూన్", "జులై|జూలై", "ఆగస్టు|ఆగష్టు", "సెప్టెంబర్",
        "అక్టోబర్", "నవంబర్", "డిసెంబర్"]),
    ("kn", ["ಜನವರಿ", "ಫೆಬ್ರವರಿ", "ಮಾರ್ಚ್", "ಏಪ್ರಿಲ್", "ಮೇ", "ಜೂನ್", "ಜುಲೈ", "ಆಗಸ್ಟ್", "ಸೆಪ್ಟೆಂಬರ್", "ಅಕ್ಟೋಬರ್",
        "ನವೆಂಬರ್", "ಡಿಸೆಂಬರ್"]),
    ("ml", ["ജനുവരി", "ഫെബ്രുവരി", "മാർച്ച്", "ഏപ്രിൽ", "മേയ്|മെയ്", "ജൂൺ", "ജൂലൈ", "ഓഗസ്റ്റ്|ആഗസ്റ്റ്",
        "സെപ്റ്റംബർ", "ഒക്ടോബർ", "നവംബർ", "ഡിസംബർ"]),
    ("si", ["ජනවාරි", "පෙබරවාරි", "මාර්තු", "අප්‍රේල්|අප්රේල්", "මැයි", "ජූනි", "ජූලි", "අගෝස්තු", "සැප්තැම්බර්", "ඔක්තෝබර්",
        "නොවැම්බර්", "දෙසැම්බර්"]),
    ("my", ["ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ",
        "ဒီဇင်ဘာ"]),
    ("km", ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"]),
    ("lo", ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"]),
];

/// "Month", before its number in Vietnamese.
pub(super) const VIETNAMESE_MONTH: &[&str] = &["thang", "thg"];

/// Vietnamese numbers a month is called by: `tháng Bảy` is July.
#[rustfmt::skip]
pub(super) const VIETNAMESE_MONTHS: &[(&str, u32)] = &[
    ("mot", 1), ("gieng", 1), ("hai", 2), ("ba", 3), ("tu", 4), ("nam", 5), ("sau", 6), ("bay", 7), ("tam", 8),
    ("chin", 9), ("muoi", 10), ("muoi mot", 11), ("muoi hai", 12), ("chap", 12),
];

/// Month abbreviations that are also everyday words: no date without a year is made from them.
#[rustfmt::skip]
pub(super) const WORDS_LIKE_MONTHS: &[&str] = &[
    "ago", "apr", "ara", "cze", "dis", "eki", "gen", "gru", "haz", "jan", "lip", "lis", "mac", "mag", "mai", "maj",
    "mar", "march", "mart", "marts", "may", "mei", "noi", "out", "sen", "set", "sie", "tem",
];

/// What follows a day's number directly: 6th, 1er, 1º (folds to `o`), 6-го without its hyphen, Turkish and Finnish cases.
#[rustfmt::skip]
pub(super) const ORDINALS: &[&str] = &[
    "a", "an", "de", "e", "eme", "en", "er", "ere", "ev", "go", "ieme", "mh", "nd", "o", "os", "r", "rd", "re", "st",
    "ste", "te", "th", "го", "е", "η", "οσ", "טן", "ی",
];

/// What may stand between the day, the month and the year (folded).
#[rustfmt::skip]
pub(super) const BETWEEN: &[&str] = &[
    "a", "d", "da", "de", "del", "den", "der", "dhen", "di", "do", "et", "g", "gada", "la", "m", "men", "nam", "ngay", "of", "ta", "the",
    "van", "թ", "թվականի", "ខែ", "ឆ្នាំ", "г", "року", "года", "σε", "του", "من",
];

/// What may stand between a date and its time of day (folded).
#[rustfmt::skip]
pub(super) const BEFORE_TIME: &[&str] = &[
    "a", "alle", "as", "at", "atualizado", "bei", "core", "dia", "g", "gegen", "god", "goda", "h", "jam", "kell",
    "kl", "klo", "klokken", "klokan", "la", "las", "les", "luc", "o", "ob", "om", "on", "ora", "ore", "pukul",
    "saat", "t", "u", "um", "uur", "v", "в", "во", "г", "год", "года", "о", "об", "р", "року", "у", "στισ",
];

/// The days of the week from Monday, as they stand before a date or between it and its time (folded).
#[rustfmt::skip]
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &[
        "monday", "mon", "montag", "pazartesi", "понедельник", "lundi", "lunes", "lunedi", "segunda", "maandag",
        "poniedzialek", "pondeli", "hetfo", "mandag", "maanantai", "luni", "δευτερα", "понеділок", "понеделник",
        "senin", "pondelok", "ponedjeljak", "ponedeljak", "ponedeljek", "pirmadienis", "pirmdiena", "esmaspaev",
        "dilluns", "isnin", "الاثنين", "الإثنين", "دوشنبه", "دو\u{200c}شنبه", "پیر", "सोमवार", "সোমবার", "星期一", "周一",
        "週一", "月曜日", "월요일", "วันจันทร์", "วันจันทร์ที่",
    ],
    &[
        "tuesday", "tue", "dienstag", "sali", "вторник", "mardi", "martes", "martedi", "terca", "dinsdag", "wtorek",
        "utery", "kedd", "tirsdag", "tisdag", "tiistai", "marti", "τριτη", "вівторок", "selasa", "utorok", "utorak",
        "torek", "antradienis", "otrdiena", "teisipaev", "dimarts", "الثلاثاء", "سهشنبه", "سه\u{200c}شنبه", "منگل",
        "मंगलवार", "মঙ্গলবার", "星期二", "周二", "週二", "火曜日", "화요일", "วันอังคาร", "วันอังคารที่",
    ],
    &[
        "wednesday", "wed", "mittwoch", "carsamba", "среда", "mercredi", "miercoles", "mercoledi", "quarta",
        "woensdag", "sroda", "streda", "szerda", "onsdag", "keskiviikko", "miercuri", "τεταρτη", "середа", "сряда",
        "rabu", "srijeda", "sreda", "treciadienis", "tresdiena", "kolmapaev", "dimecres", "الأربعاء", "چهارشنبه",
        "بدھ", "बुधवार", "বুধবার", "星期三", "周三", "週三", "水曜日", "수요일", "วันพุธ", "วันพุธที่",
    ],
    &[
        "thursday", "thu", "donnerstag", "persembe", "четверг", "jeudi", "jueves", "giovedi", "quinta", "donderdag",
        "czwartek", "ctvrtek", "csutortok", "torsdag", "torstai", "joi", "πεμπτη", "четвер", "четвъртък", "kamis",
        "stvrtok", "cetvrtak", "cetrtek", "ketvirtadienis", "ceturtdiena", "neljapaev", "dijous", "الخميس", "پنجشنبه",
        "پنج\u{200c}شنبه", "جمعرات", "गुरुवार", "गुरूवार", "বৃহস্পতিবার", "星期四", "周四", "週四", "木曜日", "목요일",
        "วันพฤหัสบดี", "วันพฤหัสบดีที่",
    ],
    &[
        "friday", "fri", "freitag", "cuma", "пятница", "vendredi", "viernes", "venerdi", "sexta", "vrijdag", "piatek",
        "patek", "pentek", "fredag", "perjantai", "vineri", "παρασκευη", "петък", "jumat", "piatok", "petak", "petek",
        "penktadienis", "piektdiena", "divendres", "jumaat", "الجمعة", "جمعه", "جمعہ", "शुक्रवार", "শুক্রবার", "星期五",
        "周五", "週五", "金曜日", "금요일", "วันศุกร์", "วันศุกร์ที่",
    ],
    &[
        "saturday", "sat", "samstag", "sonnabend", "sabtu", "cumartesi", "суббота", "samedi", "sabado", "sabato",
        "zaterdag", "sobota", "szombat", "lordag", "lauantai", "sambata", "σαββατο", "субота", "събота",
        "sestadienis", "sestdiena", "laupaev", "dissabte", "السبت", "شنبه", "ہفتہ", "शनिवार", "শনিবার", "星期六", "周六",
        "週六", "土曜日", "토요일", "วันเสาร์", "วันเสาร์ที่",
    ],
    &[
        "sunday", "sun", "sonntag", "pazar", "воскресенье", "dimanche", "domingo", "domenica", "zondag", "niedziela",
        "nedele", "vasarnap", "sondag", "sunnuntai", "duminica", "κυριακη", "неділя", "неделя", "minggu", "nedela",
        "nedjelja", "nedelja", "sekmadienis", "svetdiena", "puhapaev", "diumenge", "الأحد", "یکشنبه",
        "یک\u{200c}شنبه", "اتوار", "रविवार", "রবিবার", "星期日", "星期天", "周日", "週日", "日曜日", "일요일", "วันอาทิตย์",
        "วันอาทิตย์ที่",
    ],
];

/// What follows a time of day and shows that it is one (folded).
pub(super) const AFTER_TIME: &[&str] = &["h", "hrs", "hs", "ora", "u", "uhr", "uur", "wib", "wita"];

/// Zone names with one meaning in news pages (RFC 2822's American zones among them), in minutes east of UTC.
/// `IST`, `AST` and `ET` are left out: which one is meant, or whether summer time holds, the name does not tell.
#[rustfmt::skip]
pub(super) const ZONES: &[(&str, i32)] = &[
    ("acst", 570), ("aedt", 660), ("aest", 600), ("awst", 480), ("brt", -180), ("bst", 60), ("cat", 120),
    ("cdt", -300), ("cest", 120), ("cet", 60), ("cst", -360), ("eat", 180), ("edt", -240), ("eest", 180),
    ("eet", 120), ("est", -300), ("gmt", 0), ("hkt", 480), ("jst", 540), ("kst", 540), ("mdt", -360), ("mesz", 120),
    ("mez", 60), ("msk", 180), ("mst", -420), ("myt", 480), ("nzdt", 780), ("nzst", 720), ("pdt", -420),
    ("pkt", 300), ("pst", -480), ("sast", 120), ("sgt", 480), ("utc", 0), ("wat", 60), ("wib", 420), ("wit", 540),
    ("wita", 480), ("z", 0), ("мск", 180),
];

/// A unit of a relative date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Less than an hour.
    Clock,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// Units of relative dates by how their words begin (folded); the longest match counts.
#[rustfmt::skip]
pub(super) const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Clock, &["sec", "sek", "seg", "second", "sekund", "segund", "secund", "сек", "секунд", "min", "minut", "minit", "minuut", "мин", "хв", "λεπτ", "dakika", "perc", "phut", "دقيقة", "دقائق", "मिनट",
        "মিনিট", "நிமிட", "นาที", "דקה", "דקות", "دقیقه", "dakik", "хвилин", "минут", "perccel", "deqiqe", "хвіл", "munud", "րոպե",
        "წუთ", "მინიტ", "минут", "મિનિટ", "ನಿಮಿಷ", "മിനിറ്റ", "మినిట", "నిమిష", "ਮਿੰਟ", "منٹ", "daqiqa"]),
    (Unit::Hour, &["hour", "hr", "stund", "heure", "hora", "ora", "ore", "uur", "uren", "godzin", "час", "годин", "saat", "hodin",
        "tim", "timm", "time", "сат", "ura", "uri", "urami", "klst", "tunti", "tuntia", "ωρ", "jam", "gio", "ساعة", "ساعات", "sat", "घंट",
        "घण्ट", "ঘণ্টা", "ঘন্টা", "மணி", "மணிநேர", "ชั่วโมง", "שעה", "שעות", "ساعت", "oraval", "гадзін", "hores", "awr", "tunni", "ordu",
        "oras", "કલાક", "ժամ", "klukkustund", "საათ", "сағат", "саат", "ಗಂಟೆ", "മണിക്കൂ", "цаг", "ਘੰਟ", "గంట", "گھنٹ", "soat", "valand"]),
    (Unit::Day, &["day", "tag", "jour", "dia", "giorn", "dag", "dni", "dzie", "дн", "день", "ден", "gun", "dny",
        "dnem", "paiva", "nap", "zile", "ημερ", "hari", "ngay", "يوم", "أيام", "dana", "दिन", "দিন", "நாள்", "நாட்கள்", "நாட்கள", "วัน", "ימים",
        "יום", "روز", "dien", "dae", "дзен", "dies", "diwrnod", "paev", "egun", "araw", "દિવસ", "nappal", "օր", "dogum", "დღ",
        "күн", "ದಿನ", "ദിവസ", "өдр", "dogn", "ਦਿਨ", "dnami", "dnev", "дан", "రోజు", "دن", "kun"]),
    (Unit::Week, &["week", "woche", "semain", "semana", "settiman", "tydz", "tygod", "недел", "тиж", "hafta",
        "tyden", "tydn", "veck", "uge", "uke", "viikko", "het", "saptaman", "εβδομαδ", "minggu", "tuan", "أسبوع",
        "أسابيع", "सप्ताह", "हफ्त", "हफ़्त", "সপ্তাহ", "வார", "สัปดาห์", "שבוע", "هفته", "savait", "weke", "hefte", "тыдн", "setman",
        "wythnos", "nadal", "aste", "linggo", "અઠવાડિય", "hettel", "շաբաթ", "vik", "კვირ", "апта", "ವಾರ", "nedel", "ആഴ്ച", "हप्त",
        "ਹਫ਼ਤ", "tyzd", "ted", "వార", "ہفت", "седмиц", "sedmic", "tjed"]),
    (Unit::Month, &["month", "monat", "mois", "mes", "maand", "miesi", "месяц", "місяц", "ay", "mesic", "manad",
        "maned", "kuukau", "honap", "luni", "luna", "μην", "bulan", "thang", "شهر", "أشهر", "honappal", "kuu", "hilabete", "buwan",
        "મહિન", "ամիս", "manu", "თვ", "аи", "ತಿಂಗಳ", "menes", "месец", "മാസ", "сар", "महिन", "ਮਹੀਨ", "mesiac", "నెల", "مہین", "oy", "menes"]),
    (Unit::Year, &["year", "jahr", "an", "ans", "ano", "ann", "jaar", "lat", "rok", "год", "лет", "рок",
        "yil", "let", "ar", "vuosi", "vuotta", "ev", "χρον", "tahun", "nam", "سنة", "سنوات"]),
];

/// Words before a number and a unit that place it in the past: `vor 3 Tagen`, `hace 3 días`. Two-word forms by their last.
#[rustfmt::skip]
pub(super) const AGO_BEFORE: &[&str] = &[
    "vor", "hace", "ha", "fa", "a", "pred", "przed", "prije", "acum", "преди", "πριν", "for", "fore", "منذ", "قبل", "прије", "пре", "לפני", "pries",
    "duela", "hai", "fyrir", "pirms", "пред", "pre",
];

/// Words after a number and a unit that place it in the past: `2 hours ago`, `2 giorni fa`.
#[rustfmt::skip]
pub(super) const AGO_AFTER: &[&str] = &[
    "ago", "atras", "fa", "geleden", "temu", "назад", "тому", "once", "sedan", "siden", "sitten", "ezelott", "lalu",
    "truoc", "преди", "yang", "पहले", "আগে", "முன்", "முன்பு", "ที่แล้ว", "ก่อน", "پیش", "قبل",
    "gelede", "əvvəl", "таму", "yn", "eest", "ang", "પહેલાં", "առաջ", "წინ", "бұрын", "ಹಿಂದೆ", "мурун", "മുമ്പ്", "өмнө", "पहिले",
    "ਪਹਿਲਾਂ", "క్రితం", "پہلے", "oldin",
];

/// Small numbers in words, as they stand before a unit (folded): `two days ago`, `vor einer Woche`.
#[rustfmt::skip]
pub(super) const NUMBER_WORDS: &[(&str, u64)] = &[
    ("a", 1), ("an", 1), ("one", 1), ("ein", 1), ("eine", 1), ("einem", 1), ("einer", 1), ("un", 1), ("una", 1), ("une", 1),
    ("um", 1), ("uma", 1), ("uno", 1), ("een", 1), ("en", 1), ("et", 1), ("ett", 1), ("yksi", 1), ("jeden", 1),
    ("jednym", 1), ("jednim", 1), ("bir", 1), ("один", 1), ("одну", 1), ("ενα", 1), ("μια", 1), ("o", 1), ("satu", 1),
    ("egy", 1), ("mot", 1), ("एक", 1), ("two", 2), ("zwei", 2), ("deux", 2), ("dos", 2), ("due", 2), ("dois", 2), ("duas", 2),
    ("twee", 2), ("tva", 2), ("to", 2), ("kaksi", 2), ("dwa", 2), ("dwie", 2), ("dvema", 2), ("iki", 2), ("два", 2),
    ("две", 2), ("дві", 2), ("δυο", 2), ("dua", 2), ("doua", 2), ("ket", 2), ("hai", 2), ("दो", 2), ("three", 3), ("drei", 3),
    ("trois", 3), ("tres", 3), ("tre", 3), ("drie", 3), ("kolme", 3), ("trzy", 3), ("tremi", 3), ("uc", 3), ("три", 3),
    ("τρεισ", 3), ("tiga", 3), ("trei", 3), ("harom", 3), ("ba", 3), ("तीन", 3), ("four", 4), ("vier", 4), ("quatre", 4),
    ("cuatro", 4), ("quattro", 4), ("quatro", 4), ("fyra", 4), ("fire", 4), ("nelja", 4), ("cztery", 4), ("dort", 4),
    ("четыре", 4), ("чотири", 4), ("empat", 4), ("patru", 4), ("five", 5), ("funf", 5), ("cinq", 5), ("cinco", 5),
    ("cinque", 5), ("vijf", 5), ("fem", 5), ("viisi", 5), ("piec", 5), ("bes", 5), ("пять", 5), ("пʼять", 5), ("lima", 5),
    ("cinci", 5), ("six", 6), ("sechs", 6), ("seis", 6), ("sei", 6), ("zes", 6), ("sex", 6), ("seks", 6), ("kuusi", 6),
    ("шесть", 6), ("шість", 6), ("enam", 6), ("seven", 7), ("sieben", 7), ("sept", 7), ("siete", 7), ("sette", 7),
    ("sete", 7), ("zeven", 7), ("sju", 7), ("syv", 7), ("семь", 7), ("сім", 7), ("tujuh", 7),
];

/// Units in a number of their own for two of them.
pub(super) const DUALS: &[(&str, Unit)] = &[
    ("ساعتين", Unit::Hour),
    ("دقيقتين", Unit::Clock),
    ("يومين", Unit::Day),
    ("أسبوعين", Unit::Week),
    ("شهرين", Unit::Month),
    ("שעתיים", Unit::Hour),
    ("יומיים", Unit::Day),
    ("שבועיים", Unit::Week),
    ("חודשיים", Unit::Month),
];

/// Day words by how many days back they point (folded).
#[rustfmt::skip]
pub(super) const DAY_WORDS: &[(&str, i64)] = &[
    ("today", 0), ("heute", 0), ("aujourd", 0), ("hoy", 0), ("hoje", 0), ("oggi", 0), ("vandaag", 0), ("dzis", 0),
    ("dzisiaj", 0), ("сегодня", 0), ("сьогодні", 0), ("bugun", 0), ("dnes", 0), ("idag", 0), ("tanaan", 0),
    ("danas", 0), ("avui", 0), ("σημερα", 0), ("اليوم", 0), ("днес", 0), ("yesterday", 1), ("gestern", 1),
    ("hier", 1), ("ayer", 1), ("ontem", 1), ("ieri", 1), ("gisteren", 1), ("wczoraj", 1), ("вчера", 1),
    ("вчора", 1), ("dun", 1), ("vcera", 1), ("igar", 1), ("eilen", 1), ("tegnap", 1), ("kemarin", 1), ("jucer", 1),
    ("ahir", 1), ("χθεσ", 1), ("أمس", 1), ("azi", 0), ("i dag", 0), ("hari ini", 0), ("hom nay", 0), ("hom qua", 1), ("היום", 0), ("אתמול", 1),
    ("आज", 0), ("कल", 1), ("আজ", 0), ("গতকাল", 1), ("இன்று", 0), ("நேற்று", 1), ("วันนี้", 0), ("เมื่อวาน", 1), ("امروز", 0),
    ("دیروز", 1), ("siandien", 0), ("vakar", 1), ("今天", 0), ("今日", 0), ("昨天", 1), ("昨日", 1), ("јуче", 1), ("данас", 0), ("vceraj", 1), ("danes", 0), ("เมื่อวานนี้", 1), ("eile", 1), ("sodien", 0),
    ("前天", 2), ("오늘", 0), ("어제", 1),
    ("그제", 2), ("i gar", 1),
];
