//! The words bylines are made of, as data: folded, as they are looked up.

use crate::extract::{credit, site::PAPERS, word_list::WordList};

/// Sorts of pieces, which with a colon stand before who wrote them: `Kommentar: A`.
pub(super) const GENRES: &[&str] =
    &["kommentar", "glosse", "leitartikel", "kolumne", "kolumna", "komentarz", "komentar", "kommentti"];

/// Words that lead to a name by themselves: `by A`, `von A`. What follows must look like a name.
#[rustfmt::skip]
pub(super) static LEADS: WordList = WordList::new(&[
    "af", "av", "by", "di", "door", "eftir", "oleh", "par", "por", "przez", "von", "yazan", "от", "מאת",
    "द्वारा", "由", "بقلم", "بواسطة", "كتبه", "كتبها", "كتب", "boi", "γραφει",
    "γραφουν", "โดย", "เขียนโดย",
]);

/// Small words that lead to a name only behind a word that announces one: `Scritto da A`, `Scris de A`, `Γράφει ο Α`.
#[rustfmt::skip]
pub(super) static WEAK_LEADS: WordList = WordList::new(&["az", "da", "dal", "dalla", "de", "del", "per", "to", "η", "ο", "от", "од", "na", "ni", "قلم", "απο", "ידי", "توسط", "boi"]);

/// The word for "by" that stands behind a name.
pub(super) const BY_BEHIND: &str = " tarafından";

/// Small words that lead to a name with "our" behind them: `dalla nostra inviata A`.
pub(super) const SMALL_BEFORE_OUR: &[&str] =
    &["by", "da", "dal", "dalla", "dai", "de", "do", "from", "od", "par", "por", "van", "von", "от"];

/// Labels that need no colon beside the words for an author: verbs that nothing but a name follows.
#[rustfmt::skip]
pub(super) const BARE_LABELS: &[&str] = &[
    "napsal", "napsala", "napisal", "napisala", "opr", "oprac", "opracowal", "opracowala", "opublikowal", "opublikowala",
    "publikoval", "publikovala", "zverejnil", "zverejnila", "pridal", "pridala", "vlozil", "vlozila", "objavio",
    "objavila", "objavio/la", "napisao", "paskelbe", "parase", "parenge", "kirjutas", "опубликовал", "опубликовала",
    "опублікував", "опублікувала", "додав", "додала", "dodal", "dodala", "pripravil", "pripravila", "kirjoittanut",
    "kirjoittaja", "lahettanyt", "irta", "szerzo", "yazar", "muhabir", "penulis", "пише", "пишува", "подготовил", "подготовила",
    "rozmawial", "rozmawiala", "rozmawiali", "razgovarao", "razgovarala", "razgovarali", "розмовляла", "розмовляв", "беседовал", "беседовала", "підготував",
    "bekuldte", "bejegyezte", "kozzetette", "vystavil", "vystavila", "odeslal", "odeslala", "wpisal", "wpisala", "zamiescil",
    "zamiescila", "julkaissut", "gonderen", "написал", "написала", "разместил", "разместила", "опубликовано", "написав",
    "розмістив", "розмістила", "опубліковано", "підготувала", "كتبت", "نویسنده", "الكاتب", "ผู้เขียน", "எழுதியவர்", "기자명", "লিখেছেন", "pise",
];

/// Words that lead to a name with a colon or as the first of a line: `Author: A`, `Text: A`.
#[rustfmt::skip]
pub(super) static LABELS: WordList = WordList::with(BARE_LABELS, &[
    "aut", "auteur", "auteurs", "auteure", "author", "authors", "autor", "autor/in", "autor/-in", "autor*in",
    "autor_in", "autor*innen", "contributor", "autora", "autore", "autoren", "autores", "autori", "autorin", "autoria",
    "byline", "durch", "fotos und text", "forfatter", "forfattare", "interview", "jurnalis", "pengarang", "recit",
    "redacteur", "redigerer", "reportage", "report", "reporter", "reporting", "story", "tac gia", "tekst", "teksti",
    "testo", "text", "text & fotos", "text und fotos", "tekst van", "texte", "texto", "words", "автор", "автора", "авторы", "автори",
    "текст", "кореспондент", "корреспондент", "συγγραφεασ", "συντακτησ", "κειμενο", "المؤلف", "लेखक", "记者", "記者", "作者",
    "文", "撰文", "取材", "執筆", "글", "기자", "redaccion", "redactor", "redactora", "periodista", "redator", "redatora",
    "reportero", "reportera", "giornalista", "jornalista", "reportagem", "toimittaja", "opracowanie", "autorka",
    "dziennikarz", "dziennikarka", "napsal/a", "pise", "skribent", "journalist", "journaliste", "tekst og foto",
    "text a foto", "tekst i zdjecia", "tekst i foto", "text och foto", "tekst en foto", "texte et photos",
    "texto y fotos", "testo e foto", "haber", "haberi", "ekleyen", "аутор", "репортер", "материал", "كتب", "تقرير",
    "گزارش", "خبرنگار", "संवाददाता", "รายงาน", "โดย", "ผู้สื่อข่าว", "bai", "phong vien", "ライター", "執筆者", "取材・文", "글쓴이",
    "작성자", "취재", "发布者", "发布人", "发表人", "作成者", "發布者", "發佈者", "原作者", "добавил", "добавила", "撰稿", "撰稿人", "著者", "筆者", "文責", "通讯员", "本报记者", "本報記者", "本网记者", "द्वारा", "रिपोर्ट", "रिपोर्टर", "লেখক",
    "প্রতিবেদক", "ஆசிரியர்", "రచయిత", "ലേഖകൻ", "تحریر", "مصنف", "投稿者", "投稿", "avtor", "аутар", "autorius", "autors",
    "muəllif", "hofundur", "egilea", "ავტორი", "հեղինակ", "szerzok", "журналіст", "besedilo", "testua", "texti",
    "tekstas", "teksts", "зохиогч", "muallif", "isinulat", "imeandikwa", "skrywer", "awdur", "udar", "scriitor",
    "автор текста", "журналістка", "protokoll", "kerdezett", "επιμελεια", "إعداد", "כתב", "เรื่อง", "intervju",
    "roportaj", "mwandishi", "авторка", "авторки", "رپورٹ", "撰文者", "撰寫", "حوار", "ראיין", "ראיינה", "כתבה", "聞き手",
    "rapportage", "reportaje", "reportasje", "reportaz", "ρεπορταζ", "репортаж", "szoveg", "metin", "متن", "טקסט", "wartawan",
    "pewarta", "escribe", "escriben", "riporter", "مراسل", "kontributor", "laporan", "特约撰稿人", "特約撰稿人", "採訪", "采访", "編譯", "编译", "ptala se", "ptal se",
    "записал", "записала", "записав", "گزارش از",
]);

/// Words that may stand before a lead: `posted by A`, `eine Kolumne von A`, `propos recueillis par A`.
#[rustfmt::skip]
pub(super) static BEFORE_LEADS: WordList = WordList::new(&[
    "a", "aan", "am", "an", "analyse", "analysis", "article", "artikel", "aus", "authored", "avatar", "beitrag",
    "bericht", "bild", "bilder", "column", "commentary", "contributed", "created", "cura", "der", "die", "ecrit",
    "ein", "eine", "einen", "entrevista", "erstellt", "escrito", "essay", "feature", "foto", "fotos", "gastbeitrag",
    "gastkommentar", "geschrieben", "gespeichert", "geposted", "glosse", "illustration", "illustriert", "im",
    "interview", "kolumne", "kommentar", "last", "le", "leitartikel", "on", "news", "obituary", "opinion", "penned", "photo", "portrat",
    "post", "posted", "profilbild", "propos", "publicado", "published", "publie", "pubblicato", "recension", "recueillis",
    "redactado", "reportage", "report", "reporting", "review", "rezension", "scritto", "skrevet", "skriven", "story",
    "submitted", "text", "texte", "texto", "the", "un", "una", "und", "une", "updated", "veroffentlicht", "verfasst",
    "vom", "words", "written", "wywiad", "as", "told", "reported", "zdjecie", "автор", "zuletzt",
    "testo", "articolo", "inserito", "postato", "servizio", "intervista", "scris", "publicat", "postat", "adaugat",
    "skrivet", "publicerad", "publicerat", "postet", "publisert", "redige", "redigee", "textes", "reportaje",
    "escrita", "publicada", "enviado", "geschreven", "geplaatst", "gepubliceerd", "opublikowane", "opublikowany",
    "dodane", "napisane", "ditulis", "diposting", "dipublikasikan", "diterbitkan", "ο", "η", "op-ed", "oped", "cronica",
    "aufgezeichnet", "protokolliert", "intervju", "interviu", "haastattelu", "rozhovor", "reportasje", "kronikk",
    "kronik", "kommentti", "analys", "debatt",
    "ledare", "kolumni", "anmeldelse", "recensie", "recensione", "resena", "critica", "analisi", "analisis", "commento",
    "photos", "photographs", "pictures", "reportagem", "publikowane", "публикувано", "публикувана", "публикуван", "добавено",
    "написано",
    "размещено", "добавлено", "αναρτηθηκε", "δημοσιευτηκε", "δημοσιευθηκε", "γραφτηκε", "نشر", "نشرت", "نشره", "פורסם", "נכתב", "על",
    "ارسال", "شده", "نوشته", "منتشر", "dang", "viet", "guest", "recueilli", "recueillie", "articol", "articulo",
    "artigo", "chronique", "tribune", "columna", "به", "soumis", "inviato", "ingediend", "skickat", "indsendt", "wpisany", "enquete", "entretien", "realise", "realisee",
    "zamieszczone", "wyslane", "συνταχθηκε", "υποβληθηκε", "eingestellt", "eingereicht", "eingetragen", "envoye", "poste",
    "posteado", "submetido", "submetida", "postado", "postada", "ingezonden", "gepost", "inskickat", "inskickad", "upplagd",
    "sendt", "lagt", "inn", "op", "udgivet", "oprettet", "trimis", "isinulat", "imeandikwa",
]);

/// Work on a story that is not its writing: what such a lead names is no author.
#[rustfmt::skip]
pub(super) static OTHER_WORK: WordList = WordList::with(credit::WORDS, &[
    "additional", "bearbeitung", "compiled", "mitarbeit", "edited", "editing", "edicion", "fact", "kamera",
    "produced", "redigiert", "reviewed", "transcribed", "translated", "traduction", "traducido", "ubersetzt",
    "ubersetzung", "vetted", "video", "編集", "编辑", "責編", "责任编辑", "責任編輯", "责编", "撮影・編集", "編輯", "책임편집", "번역", "監修",
    "montage", "montaje", "research", "researched", "design", "translation", "traduit", "traduzione", "tradotto",
    "traducao", "traduzido", "vertaling", "vertaald", "oversattning", "oversatt", "oversaettelse", "suomennos",
    "kaannos", "tlumaczenie", "przeklad", "preklad", "forditas", "forditotta", "prevod", "prijevod", "превод",
    "перевод", "переклад", "ceviri", "ceviren", "μεταφραση", "relecture", "korrektur", "lektorat", "korekta",
    "korektura", "revisao", "ترجمة", "ترجمه", "תרגום", "अनुवाद", "अनुवादक", "翻訳", "翻译", "翻譯", "校对", "校對", "审核", "審核",
]);

/// Words that with "by" behind them name who paid, spoke or looked it over.
#[rustfmt::skip]
pub(super) static OTHERS_BY: WordList = WordList::new(&[
    "podcast", "newsletter", "novel", "film", "directed", "sponsored", "powered", "presented", "funded", "supported", "hosted", "narrated", "moderated", "curated", "verified",
    "approved", "updated", "modified", "aktualisiert", "actualizado", "actualizada", "atualizado", "atualizada", "aggiornato",
    "bijgewerkt", "uppdaterad", "opdateret", "oppdatert", "zaktualizowane",
]);

/// Words between two names.
#[rustfmt::skip]
pub(super) static AND: WordList = WordList::new(&[
    "&", "+", "a", "and", "avec", "dan", "e", "en", "es", "et", "i", "in collaboration with", "ir", "ja", "mit",
    "na", "och", "og", "oraz", "para", "si", "som", "sowie", "und", "va", "ve", "with", "y", "и", "та", "і", "και",
    "و", "और", "和", "與", "与", "と", "اور", "და", "եւ", "және", "ও", "এবং", "மற்றும்", "మరియు", "እና", "และ", "dhe", "eta",
]);

/// Small words inside names: Ludwig van der Hoeven, Abu al-Fadl.
#[rustfmt::skip]
pub(super) static PARTICLES: WordList = WordList::new(&[
    "abu", "af", "al", "binti", "bte", "ap", "auf", "av", "aus", "ben", "bin", "bint", "d", "da", "dal", "dalla", "das", "de", "degli",
    "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "li",
    "lo", "los", "mac", "of", "op", "san", "st", "te", "ten", "ter", "tot", "und", "van", "vander", "vom", "von", "y",
    "zu", "zum", "zur", "ул", "ван", "фон", "де", "аль",
]);

/// Where a name ends and a place, an outlet or a sentence begins: `A for the Daily Planet`, `A in Rome`, `A, special to`.
#[rustfmt::skip]
pub(super) static AFTER_NAMES: WordList = WordList::new(&[
    "about", "ago", "am", "at", "aus", "auf", "bei", "bio", "des", "fur", "for", "from", "genom", "has", "hat", "im",
    "in", "is", "ist", "le", "on", "os", "pour", "pro", "special", "su", "to", "um", "via", "vor", "was", "who",
    "для",
]);

/// Words of scripts without capitals that stand behind a name and before a date, or say that the name before them wrote.
pub(super) static AFTER_CASELESS: WordList = WordList::new(&[
    "في", "بتاريخ", "בתאריך", "ביום", "در", "द्वारा", "को", "เมื่อ", "发表于", "发布于", "發表於", "發佈於", "发表", "于",
    "於", "發表", "中華", "さんが投稿", "发布时间", "发布日期", "发布", "时间", "日期", "來源", "来源", "浏览", "阅读",
    "เผยแพร่", "รายงาน", "อัปเดต", "วันที่", "प्रकाशित", "अपडेटेड", "প্রকাশ", "প্রকাশিত", "আপডেট", "வெளியிடப்பட்டது", "نشر", "تاريخ",
    "تاریخ", "פורסם", "עודכן",
]);

/// What those are who write for a paper, as the paragraph about one says.
pub(super) static WRITERS: WordList = WordList::new(WRITING);

#[rustfmt::skip]
const WRITING: &[&str] = &[
    "columnist", "correspondent", "editor", "freelance", "freelancer", "journalist", "reporter", "writer", "blogger",
    "contributor", "redakteur", "redakteurin", "redaktionsmitglied", "journalistin", "reporterin", "korrespondent", "korrespondentin", "autor",
    "autorin", "journaliste", "correspondant", "correspondante", "periodista", "corresponsal", "redactor", "redactora",
    "giornalista", "jornalista", "redacteur", "verslaggever", "correspondente", "toimittaja", "dziennikarz", "dziennikarka",
];

/// What people are at a paper, and the words that go with it. The name ends before it.
#[rustfmt::skip]
pub(super) static ROLES: WordList = WordList::with(WRITING, &[
    "abteilung", "analyst", "anchor", "associate", "assistant", "bloggerin", "bureau", "chief", "chefredakteur",
    "chefredakteurin", "chefreporter", "chefreporterin", "collaborator", "commentator", "contributing", "contributors",
    "coordinator", "correspondents", "corrispondente", "critic", "deputy", "director", "dyrektor", "editors",
    "editorialist", "editora", "enviado", "enviada", "executive", "founder", "gastautor", "gastautorin", "head",
    "historiker", "journalista", "kolumnist", "kolumnistin", "korrespondenten", "korespondent", "leiter", "leiterin",
    "managing", "officer", "muhabir", "muhabiri", "photographer", "fotograf", "fotografin", "presenter", "producer", "professor",
    "publisher", "redaktor", "redaktorin", "redaktorka", "reporters", "researcher", "senior", "staff", "volontar",
    "volontarin", "wartawan", "writers", "журналист", "журналистка", "корреспондент", "кореспондент", "обозреватель",
    "редактор", "собкор", "記者", "记者", "기자", "특파원", "선임기자", "객원기자", "인턴기자", "전문기자", "수습기자", "논설위원", "編集委員", "engineer",
    "scientist", "strategist", "lecturer", "economist", "প্রতিবেদক", "সংবাদদাতা", "प्रतिनिधि", "प्रतिनिधी", "संवाददाता",
    "நிருபர்", "ప్రతినిధి", "ലേഖകൻ", "ವರದಿಗಾರ", "ผู้สื่อข่าว", "مراسل", "مراسلة", "خبرنگار", "inviato", "inviata",
    "redator", "redatora", "envoye", "envoyee", "verslaggeefster", "korespondentka", "reporterka", "novinar", "novinarka",
    "ujsagiro", "szerkeszto", "zurnalistas", "zurnaliste", "zurnalists", "ajakirjanik", "gazeteci", "reportera",
    "reportero", "kirjeenvaihtaja", "redaktionssekreterare", "jurnalis", "spravodajca", "δημοσιογραφοσ", "συντακτησ",
    "συντακτρια", "ανταποκριτησ", "ανταποκριτρια", "новинар", "новинарка", "репортер", "кореспондентка", "корреспондентка",
    "chefin", "chefe", "jefe", "jefa", "subdirector", "subdirectora", "redaktur", "kontributor", "koresponden", "pemimpin",
    "fellow", "intern", "meteorologist", "photojournalist", "videographer", "attorney", "ceo", "catedratico", "catedratica",
    "журналіст", "журналістка", "тілші", "լրագրող", "ჟურნალისტი", "ጋዜጠኛ", "כתב", "כתבת", "صحفي", "صحافي", "محرر",
]);

/// Common family names of Vietnam, which stand first, as they are written.
pub(super) const VIETNAMESE_FAMILIES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Đinh", "Trịnh", "Lý", "Đoàn", "Tạ", "Lâm", "Đào", "Tô", "Phùng", "Trương", "Lưu", "Kiều", "Vương",
];

/// Common family names of Hungary, which stand first, before a given name.
#[rustfmt::skip]
pub(super) const HUNGARIAN_FAMILIES: &[&str] = &[
    "Nagy", "Kovács", "Tóth", "Szabó", "Horváth", "Varga", "Kiss", "Molnár", "Németh", "Farkas", "Balogh", "Papp", "Takács",
    "Juhász", "Lakatos", "Mészáros", "Oláh", "Rácz", "Fekete", "Szilágyi", "Török", "Fehér", "Gál", "Kis", "Szűcs", "Kocsis",
    "Pintér", "Fodor", "Szalai", "Sipos", "Magyar", "Lukács", "Gulyás", "Bíró", "Király", "Katona", "Jakab", "Balog", "Boros",
    "Fazekas", "Kelemen", "Váradi", "Somogyi", "Fülöp", "Orosz", "Vincze", "Veres", "Deák", "Hegedűs", "Bognár", "Halász",
    "Kerekes", "Barta", "Illés", "Pásztor", "Szőke", "Vörös", "Faragó", "Kozma", "Pál", "Máté", "Bodnár", "Soós", "Dudás",
];

/// Given names of Hungary as its papers write them, behind a family name that no list has: `Patak Nádia`.
#[rustfmt::skip]
pub(super) const HUNGARIAN_GIVEN: &[&str] = &[
    "Ábel", "Ádám", "Adrienn", "Ágnes", "Ágota", "Ákos", "Alíz", "András", "Anett", "Anikó", "Annamária", "Aranka",
    "Áron", "Árpád", "Attila", "Balázs", "Bálint", "Barnabás", "Béla", "Bence", "Bendegúz", "Benedek", "Bernadett",
    "Bertalan", "Boglárka", "Boldizsár", "Borbála", "Botond", "Csaba", "Csenge", "Csilla", "Csongor", "Dániel",
    "Dávid", "Dénes", "Dezső", "Domonkos", "Dóra", "Dorottya", "Edina", "Előd", "Emese", "Emőke", "Endre", "Enikő",
    "Ernő", "Erzsébet", "Eszter", "Éva", "Evelin", "Ferenc", "Flóra", "Fruzsina", "Gábor", "Gabriella", "Gergely",
    "Gergő", "Géza", "Gyöngyi", "György", "Györgyi", "Gyula", "Hajnalka", "Hedvig", "Henrietta", "Ibolya", "Ildikó",
    "Ilona", "Imre", "István", "Ivett", "János", "Jenő", "Jolán", "József", "Judit", "Júlia", "Kálmán", "Károly",
    "Katalin", "Kende", "Kinga", "Kitti", "Klára", "Kornél", "Kornélia", "Krisztián", "Krisztina", "Kristóf", "Lajos",
    "László", "Lehel", "Levente", "Lívia", "Loránd", "Lóránt", "Magdolna", "Márk", "Marcell", "Margit", "Mária",
    "Mariann", "Márta", "Márton", "Máté", "Mátyás", "Mihály", "Miklós", "Mónika", "Nádia", "Nándor", "Nikolett",
    "Noémi", "Nóra", "Orsolya", "Ottó", "Pál", "Péter", "Piroska", "Réka", "Renáta", "Rezső", "Richárd", "Róbert",
    "Rozália", "Sándor", "Sára", "Sarolta", "Szabina", "Szabolcs", "Szilárd", "Szilvia", "Tamás", "Teréz", "Tibor",
    "Tímea", "Tünde", "Viktória", "Vilmos", "Virág", "Zita", "Zoltán", "Zsanett", "Zsófia", "Zsolt", "Zsombor",
    "Zsuzsa", "Zsuzsanna",
];

/// Fields that a role is qualified by. They end a name only where a role follows.
#[rustfmt::skip]
pub(super) static ROLE_FIELDS: WordList = WordList::new(&[
    "affairs", "art", "arts", "audience", "business", "climate", "community", "consumer", "content", "court",
    "crime", "culture", "data", "defence", "defense", "digital", "economics", "economy", "education", "energy",
    "entertainment", "environment", "europe", "fashion", "features", "film", "finance", "food", "football",
    "foreign", "general", "global", "guest", "health", "house", "hub", "international", "investigations", "investigative",
    "legal", "lifestyle", "local", "markets", "media", "medical", "money", "multimedia", "music", "national", "news",
    "night", "online", "opinion", "personal", "political", "politics", "real-estate", "religion", "royal", "science",
    "security", "social", "society", "special", "sport", "sports", "tech", "technology", "transport", "travel", "tv",
    "video", "web", "weekend", "white", "world", "freier", "freie", "leitender", "leitende", "politische",
    "politischer", "stellvertretender", "stellvertretende", "verantwortlicher", "verantwortliche",
]);

/// Names of nobody: an item that has one of these words is no author.
#[rustfmt::skip]
pub(super) static NOBODY: WordList = WordList::new(&[
    "admin", "administrador", "administrator", "anonym", "anonymous", "anzeige", "archiv", "desk", "editorial",
    "gast", "guest", "kontributor", "n/a", "newsdesk", "newsroom", "none", "null", "onlineredaktion",
    "online-redaktion", "press", "pressemitteilung", "redaccio", "redaccion", "redacao", "redactie", "redaction",
    "redakce", "redakcia", "redakcija", "redakcja", "redaksi", "redaktion", "redaktionen", "redaktionsteam",
    "redactia", "redaksjonen", "redazione", "root", "service", "sponsored", "staff", "szerkesztoseg", "team", "toimitus", "undefined",
    "unknown", "user", "username", "benutzername", "nutzername", "registrieren", "webdesk", "webmaster",
    "webredaktion", "редакция", "редакція", "συνταξη", "编辑部", "編集部", "本网",
    "편집국", "온라인뉴스팀", "뉴스팀", "디지털뉴스팀", "নিজস্ব", "ডেস্ক", "স্টাফ", "डेस्क", "ब्यूरो", "टीम", "নিউজরুম", "ڈیسک",
    "التحرير", "تحريريه", "تحریریه", "המערכת", "מערכת", "กองบรรณาธิการ", "ทีมข่าว", "செய்திப்பிரிவு", "డెస్క్", "ഡെസ്ക്", "小编", "本报讯",
    "綜合報導", "综合报道", "merkezi", "เวลา",
]);

/// Words of outlets' and institutions' names: an item that has one is no writer.
#[rustfmt::skip]
pub(super) static INSTITUTIONS: WordList = WordList::with(PAPERS, &[
    "deutschlandfunk", "fernsehen", "gmbh", "group", "inc", "independent", "llc", "ltd", "network", "planet", "podcast",
    "project", "review", "office", "department", "committee", "association", "federation", "commission", "secretariat",
    "stiftung", "nyheder", "nyheter", "television", "today", "universidad", "universidade", "universita", "universitat",
    "universite", "university", "hochschule", "institut", "institute", "ministerium", "ministry", "verlag", "zeitschrift",
    "新聞", "新闻", "college", "academy", "akademie", "lab", "labs",
]);

/// Words of a page's furniture that stand by a name: the name ends before them.
#[rustfmt::skip]
pub(super) static FURNITURE: WordList = WordList::new(&[
    "abonnieren", "aktualisiert", "alle", "artikel", "articles", "avatar", "bookmark", "comment", "comments",
    "commentaires", "comentarios", "compartir", "contact", "copy", "datum", "date", "download", "drucken", "email",
    "e-mail", "erschienen", "erstellt", "erstveroffentlichung", "facebook", "filed", "follow", "folgen", "foto",
    "fotos", "geandert", "guncelleme", "hinterlasse", "home", "illustration", "in:", "kategorie", "kategorien",
    "kommentar", "kommentare", "last", "lesedauer", "leave", "leserkommentare", "lesezeichen", "lesezeit", "likes",
    "linkedin", "login", "mail", "merken", "min", "mins", "minute", "minutes", "minuten", "modified", "more",
    "overview", "photo", "photos", "posted", "print", "profil", "profile", "publicado", "published", "publie",
    "read", "save", "schreibe", "see", "share", "shares", "stand", "subscribe", "symbolbild", "tags", "teilen",
    "send", "settings", "einstellungen", "trackback", "weitere", "weiterlesen", "zeige", "writes", "schreibt", "escribe", "scrive", "show", "tweet", "twitter", "uhr",
    "uncategorized", "update", "updated", "veroffentlicht", "giris", "vorlesen", "views",
    "whatsapp", "x", "zuletzt", "опубликовано", "обновлено", "publicada", "publicerad", "publiceret", "publikovano", "julkaistu",
    "opublikowano", "megjelent", "gepubliceerd", "verschenen", "pubblicato", "dipublikasikan", "publicat", "الأحد",
    "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "报道",
    "報道", "報導", "报导",
]);

/// What a portrait's description, or a link to somebody, says before the name, whatever name that is. In other languages the
/// link is told by `after_all_posts`, which knows its words in any order and so wants a common given name behind them.
pub(super) const PORTRAITS: &[&str] = &[
    "view all posts by ", "all posts by ", "contact ", "email ", "e-mail ", "follow ", "reach ", "autorenbild",
    "author image", "author photo", "author avatar", "avatar for ", "avatar of ", "avatar photo", "avatar",
    "bild des benutzers", "foto von", "headshot of", "photo of", "profilbild von",
];

/// Words for everything that somebody wrote, in the link to it: `Voir tous les articles de A`.
#[rustfmt::skip]
pub(super) static ALL: WordList = WordList::new(&[
    "all", "alla", "alle", "alles", "kaikki", "osszes", "semua", "sva", "sve", "toate", "todas", "todos", "tots", "tous", "toutes",
    "altri", "mais", "mas", "meer", "mehr", "more", "plus", "weitere",
    "tum", "tutte", "tutti", "vse", "vsechny", "vsetky", "wszystkie", "все", "всі", "всички", "усі",
]);

/// Words that may stand before them.
pub(super) const SHOW: &[&str] = &[
    "afficher", "lihat", "mostra", "se", "see", "show", "toon", "ver", "veure", "vezi", "vedi", "view", "vis", "visa",
    "voir", "zeige", "zobacz", "zobrazit", "посмотреть", "показать", "переглянути",
];

/// What it is that they wrote.
#[rustfmt::skip]
pub(super) static POSTS: WordList = WordList::with(MANY_PIECES, &[
    "articole", "articolele", "artikler", "artiklar", "artykuly", "berichten", "berita", "billets", "clanky", "columnas",
    "columns", "content", "indlæg", "innlegg", "materias", "notas", "objave", "pieces", "pos", "post", "postagens", "posty",
    "prispevky", "publicaciones", "publicacoes", "publications", "storie", "textes", "textos", "texte", "tulisan", "work",
    "записів", "дописи", "матеріали", "материалы", "публикации", "статии", "статті",
]);

/// What there is more of behind a link to an author's page: `More posts`, `Alle Beiträge`.
pub(super) static PIECES: WordList = WordList::new(MANY_PIECES);

#[rustfmt::skip]
const MANY_PIECES: &[&str] = &[
    "posts", "articles", "stories", "entries", "beitrage", "artikel", "articulos", "entradas", "artigos", "articoli",
    "artikelen", "inlagg", "wpisy", "записи", "статьи",
];

/// Small words between the two and the name.
#[rustfmt::skip]
pub(super) static OF: WordList = WordList::new(&[
    "af", "autora", "autorki", "av", "by", "da", "de", "del", "di", "do", "from", "lui", "od", "of", "oleh", "par", "por", "van",
    "von", "автора", "на", "от", "від",
]);

/// News agencies, whose name is the byline where nobody else's is.
#[rustfmt::skip]
pub(super) static AGENCIES: WordList = WordList::new(&[
    "aa", "aap", "adnkronos", "afp", "agence france presse", "agence france-presse", "agencia efe", "agerpres",
    "anadolu ajansi", "anadolu agency", "ani", "anp", "ansa", "antara", "ap", "apa",
    "associated press", "ats", "belga", "bernama", "bloomberg", "bta", "canadian press", "colprensa", "ctk", "dha",
    "dpa", "dpa-afx", "dts", "efe", "epd", "europa press", "hina", "iha", "ians", "interfax", "irna", "jiji",
    "jiji press", "keystone-sda", "kna", "kyodo", "kyodo news", "lusa", "mti", "ntb", "pa media", "pap",
    "press association", "press trust of india", "pti", "reuters", "ria novosti", "ritzau", "sda", "sid", "sita",
    "stt", "tanjug", "tasr", "tass", "telam", "the associated press", "the canadian press", "tt", "ukrinform",
    "unian", "upi", "xinhua", "yonhap", "интерфакс", "риа новости", "тасс", "укринформ", "унiан", "уніан", "共同",
    "共同通信", "新华社", "新華社", "中央社", "時事", "時事通信", "연합뉴스",
]);

/// Places of two words that stand after a name; places of one word are told by being one word.
#[rustfmt::skip]
pub(super) static PLACES: WordList = WordList::new(&[
    "abu dhabi", "addis ababa", "addis abeba", "bad homburg", "buenos aires", "cape town", "den haag", "el paso",
    "frankfurt am main", "ho chi minh city", "hong kong", "kuala lumpur", "las vegas", "los angeles", "mexico city",
    "new delhi", "new jersey", "new orleans", "new york", "new york city", "north carolina", "panama city",
    "phnom penh", "port au prince", "rio de janeiro", "salt lake city", "san diego", "san francisco", "san jose",
    "san juan", "san salvador", "sankt petersburg", "santiago de chile", "sao paulo", "south carolina", "sri lanka",
    "st louis", "st petersburg", "st. gallen", "tel aviv", "the hague", "united kingdom", "united states",
    "washington dc", "washington d.c.", "west virginia", "नई दिल्ली", "नयी दिल्ली", "নয়া দিল্লি", "нью иорк", "нью-иорк",
]);

/// Parts of a name that stand after a comma.
pub(super) static GENERATIONS: WordList =
    WordList::new(&["ii", "iii", "iv", "jr", "jr.", "junior", "sr", "sr.", "senior"]);

/// What a company is, behind the comma after its name.
pub(super) static COMPANIES: WordList =
    WordList::new(&["co", "corp", "gmbh", "inc", "llc", "llp", "ltd", "plc", "s.a", "s.l", "s.p.a", "s.r.l"]);

/// Family names that the lists here have as words: behind a given name they are names. What buttons say as often ("More",
/// "Share") and papers are called by ("Post", "Press") is none of these.
pub(super) static FAMILY_WORDS: WordList =
    WordList::new(&["guest", "head", "house", "last", "leiter", "ma", "read", "root", "white"]);

/// Degrees, which stand after a name and are not part of it.
#[rustfmt::skip]
pub(super) static DEGREES: WordList = WordList::new(&[
    "b.a.", "ba", "bsc", "dds", "dpt", "esq", "esq.", "j.d.", "jd", "ldn", "ll.m.", "m.a.", "m.d.", "m.sc.", "ma",
    "mba", "md", "mph", "ms", "msc", "ph.d", "ph.d.", "phd", "rd", "rdn", "rn",
]);

/// Common family names of Japan, but for those that are places at least as often.
#[rustfmt::skip]
pub(super) const JAPANESE_FAMILIES: &[&str] = &[
    "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "渡邉", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "井上",
    "木村", "斎藤", "斉藤", "清水", "山崎", "阿部", "池田", "橋本", "石井", "長谷川", "後藤", "岡田", "近藤", "前田", "藤田",
    "遠藤", "青木", "坂本", "村上", "太田", "金子", "藤井", "西村", "三浦", "竹内", "中川", "岡本", "松田", "原田", "小野",
    "田村", "藤原", "中島", "石田", "森田", "柴田", "酒井", "工藤", "横山", "宮本", "内田", "高木", "安藤", "谷口", "大野",
    "丸山", "今井", "藤本", "武田", "村田", "杉山", "増田", "平野", "大塚", "久保", "松井", "岩崎", "桜井", "野口", "松尾",
    "野村", "木下", "菊地", "佐野", "大西", "杉本", "新井", "浜田", "菅原", "市川", "水野", "島田", "古川", "小山", "高野",
    "西田", "菊池", "西川", "北村", "安田", "中田", "平田", "本田", "久保田", "吉川", "飯田", "吉村", "渡部", "岩田", "中西",
    "服部", "樋口", "川上", "永井", "松岡", "田口", "山中", "森本", "小川", "福田", "荒木", "大久保", "矢野", "秋山", "片山",
    "吉岡", "関口", "大橋", "松永", "石原", "栗原", "山下", "和田", "土屋", "内藤", "三宅", "黒田", "須藤", "尾崎", "永田",
    "川村", "望月", "岩本", "片岡", "大石", "早川", "篠原", "田島", "五十嵐", "小池", "荒井", "平山", "浅野", "松下", "河野",
    "川田", "津田", "本間", "松村", "沢田", "澤田", "佐久間", "三好", "黒川", "堀内", "桑原", "小島", "松浦", "稲垣", "榎本",
    "大山", "石塚", "堀田", "杉田", "林田", "篠田", "鎌田", "村山", "平井", "中井", "小泉", "上村", "根本", "関根", "川端",
    "植田", "大川", "竹田", "竹下", "森川", "滝沢", "西山", "西岡", "北川", "北野", "児玉", "米田", "奥村", "奥田", "宮田",
    "宮下", "柳田", "柳沢", "浜口", "浅井", "浅田", "細川", "甲斐", "矢島", "畠山", "秋元", "若林", "菅野", "落合", "藤野",
    "谷川", "遠山", "金井", "金田", "野中", "長田", "長尾", "門田", "馬場", "高島", "黒木", "坂口", "坂井", "坂田", "塚本",
    "塚田", "増井", "大谷", "大沢", "大井", "岡部", "岡村", "岡野", "岩井", "岩瀬", "川島", "川原", "川野", "市村", "平林",
    "広瀬", "廣瀬", "広田", "手塚", "星野", "本多", "松崎", "村井", "村松", "村瀬", "柏木", "栗田", "梶原", "森下", "森山",
    "植木", "榊原", "横田", "武藤", "永野", "江口", "江藤", "池上", "河合", "河村", "沼田", "湯浅", "熊田", "牧野", "玉井",
    "田原", "白井", "真鍋", "石橋", "石黒", "神谷", "福永", "福本", "福原", "稲葉", "立花", "笠原", "笹川", "今村", "堀江",
    "堀口", "水谷", "竹中", "竹村", "寺田", "寺島", "土井", "徳永", "仲村", "長島", "畑中", "原口", "平岡", "古田", "古谷",
    "堀川", "前川", "三上", "三木", "溝口", "宮内", "向井", "室井", "茂木", "安部", "安井", "矢口", "山内", "山岸", "山川",
    "山根", "山村", "吉原", "米山", "渡邊", "齋藤", "齊藤", "髙橋", "濱田", "眞鍋",
];

/// Family names of China of two characters.
pub(super) const CHINESE_DOUBLE_FAMILIES: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "令狐", "宇文",
    "长孙", "長孫", "慕容", "夏侯", "司徒", "端木", "独孤", "獨孤", "东方", "東方", "南宫", "南宮",
];

/// Characters that given names of Japan end with, and hardly another word of two characters that stands behind a space.
pub(super) const JAPANESE_GIVEN_ENDINGS: &str =
    "美子奈恵菜織咲郎太介輔樹也雄夫男彦真斗翔希里佳香代江枝乃花華音衣彩怜凛葵翼健隆浩誠豊亮仁司哉之吾平朗";

/// The hundred commonest family names of China and Taiwan, in both scripts.
pub(super) const CHINESE_FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉\
    程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾鐘谭譚陆陸汪范范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯洪詹簡賴游";
