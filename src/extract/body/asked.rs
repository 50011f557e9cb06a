//! What a line asks of a reader in the languages that no list of whole phrases reaches: to subscribe, to log in, to follow.
//!
//! Two words of one line say it together: an imperative, and what it is about.

use std::{ops::Range, sync::LazyLock};

use super::ending::is_mail;
use crate::extract::{
    letters::{is_unspaced, is_word},
    parts::Parts,
    sentence::ends_sentence,
};

/// Letters that the paper sends, in lower case, from which a word may go on.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "newsletter", "nyhetsbrev", "nyhedsbrev", "nieuwsbrief", "uutiskirje", "newsletteru", "biuletyn", "hírlevel", "hírlevél",
    "bülten", "buletin", "infolettre", "boletín", "рассылк", "розсилк", "бюлетин", "メールマガジン", "メルマガ", "ニュースレター", "뉴스레터",
    "电子报", "電子報", "نشرتنا", "النشرة البريدية", "خبرنامه", "ניוזלטר", "न्यूज़लेटर", "न्यूजलेटर", "bản tin",
    "билтен", "e-novice", "e-novic", "নিউজলেটার", "จดหมายข่าว", "சந்தா",
];

/// What asks for them. English says the same with the words of any sentence and has its phrases elsewhere.
#[rustfmt::skip]
const SUBSCRIBE: &[&str] = &[
    "abonnieren sie", "abonniere ", "melden sie sich", "melde dich", "inscrivez-vous", "abonnez-vous", "suscríbete", "suscríbase",
    "apúntate", "iscriviti", "iscrivetevi", "subscreva", "assine", "inscreva-se", "schrijf je", "schrijf u", "meld je",
    "prenumerera på", "anmäl dig", "tilmeld dig", "meld deg", "abonner på", "zapisz się", "subskrybuj", "подпишитесь",
    "подписывайтесь", "підпишіться", "підписуйтесь", "абонирайте", "přihlaste", "přihlas se", "odebírejte", "prihláste sa",
    "iratkozz", "εγγραφείτε", "γραφτείτε", "abone ol", "登録", "購読", "구독", "订阅", "訂閱", "اشترك", "وارد کنید", "عضو شوید",
    "הירשמו", "הרשמו", "सब्सक्राइब", "berlangganan", "daftar ", "đăng ký", "tilaa ", "abonează-te", "abonați-vă", "înscrie-te",
    "prijavite se", "prijavi se", "pretplatite", "naročite se", "пријавите се", "претплатите", "साइन अप", "সাইন আপ", "সাবস্ক্রাইব",
    "สมัครรับ", "sign up here", "sign up now", "sign up today", "subscribe here", "subscribe now", "सदस्यता लें",
];

/// What readers write below a story.
#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "kommentieren", "to comment", "a comment", "commenter", "comentar", "commentare", "reageren", "kommentera", "kommentere",
    "komentarz", "komentovat", "komentování", "komentár", "комментари", "коментар", "yorum", "hozzászól", "σχολι", "コメント",
    "评论", "評論", "댓글", "للتعليق", "تعليق", "نظر", "להגיב", "תגובה", "टिप्पणी", "berkomentar", "komentar", "bình luận",
    "kommentoi", "comenta",
];

/// What asks to say who one is.
#[rustfmt::skip]
const LOG_IN: &[&str] = &[
    "loggen sie sich", "einloggen", "melden sie sich an", "log in to", "logged in to", "sign in to", "connectez-vous", "inicia sesión", "inicie sesión",
    "accedi ", "effettua il login", "inicie sessão", "faça login", "log in om", "logga in", "logg inn", "log ind", "zaloguj się",
    "войдите", "авторизуйтесь", "увійдіть", "влезте", "giriş yap", "přihlaste", "prihláste", "jelentkezzen be",
    "jelentkezz be", "συνδεθείτε", "ログイン", "登录", "登入", "로그인", "سجل الدخول", "تسجيل الدخول", "وارد شوید", "התחברו", "लॉग इन",
    "masuk untuk", "đăng nhập", "kirjaudu", "autentifică-te", "conectează-te",
];

/// What asks to follow somebody, in languages whose letters have no capitals or that let the word go on.
#[rustfmt::skip]
const FOLLOW: &[&str] = &[
    "kövess", "pratite nas", "spremljajte nas", "пратите нас", "последвайте ни", "ติดตาม", "підписуйт", "підпишіт", "подписывай",
    "подпишит", "receba as notícias", "receba notícias", "recibe las noticias", "ricevi le notizie", "公式line", "关注", "關注", "加入", "تابعوا", "تابعونا", "עקבו", "theo dõi",
];

/// The same in languages whose sentences end with it.
#[rustfmt::skip]
const FOLLOW_LAST: &[&str] = &[
    "ফলো করুন", "구독하세요", "takip edin", "takip et", "フォロー", "채널을 추가", "팔로우", "دنبال کنید", "फॉलो करें", "फ़ॉलो करें", "जुड़ें", "অনুসরণ করুন", "채널을 추가하세요",
];

/// By what, in such letters and in Latin ones.
#[rustfmt::skip]
const SERVICES: &[&str] = &[
    "facebook", "twitter", "instagram", "telegram", "whatsapp", "youtube", "google news", "line", "zalo", "微信", "二维码", "公众号", "微博",
    "카카오톡", "네이버", "واتساب", "فيسبوك", "تويتر", "تلغرام", "تلگرام", "اینستاگرام", "إنستغرام", "וואטסאפ", "פייסבוק", "טלגרם",
    "вајбер", "вайбер", "фејсбук", "фейсбук", "ফেসবুক", "গুগল নিউজ", "व्हाट्सऐप", "व्हाट्सएप", "फेसबुक", "फ़ेसबुक", "टेलीग्राम", "ไลน์", "เฟซบุ๊ก",
];

/// The paper's own program for telephones.
#[rustfmt::skip]
const OUR_APP: &[&str] = &[
    "unsere app", "unserer app", "notre application", "notre appli", "nuestra app", "nuestra aplicación", "nostra app", "nossa app",
    "nosso app", "nosso aplicativo", "onze app", "naszą aplikację", "naszą apkę", "наше приложение", "наш застосунок", "наш додаток",
    "vår app", "vores app", "appen vår", "sovelluksemme", "uygulamamız", "naši aplikaci", "našu aplikáciu", "aplicația noastră",
    "εφαρμογή μας", "alkalmazásunk", "aplikasi kami", "我们的应用", "客户端", "公式アプリ", "アプリを",
];

/// What asks to get it.
#[rustfmt::skip]
const DOWNLOAD: &[&str] = &[
    "laden sie", "lade ", "herunterladen", "gibt es auch in", "téléchargez", "descarga", "descárga", "scarica", "baixe", "download",
    "pobierz", "ściągnij", "скачайте", "завантаж", "ladda ner", "ladda ned", "hent ", "last ned", "lataa", "indir", "stáhněte", "stiahnite",
    "descărcați", "descarcă", "κατεβάστε", "töltse le", "töltsd le", "unduh", "下载我们", "ダウンロード",
];

/// What begins a call to pay for a paper's work. Nouns are such words too in Dutch and Swedish.
#[rustfmt::skip]
const SUPPORT: &[&str] = &[
    "support our", "support independent", "support local", "unterstützen sie", "unterstütze ", "soutenez", "apoya ", "apoye ", "apóyanos",
    "sostieni", "sostenete", "apoie ", "apoia ", "steun onafhankelijke", "steun onze", "steun lokale", "steun vrije", "wspieraj", "wesprzyj",
    "поддержите", "підтримайте", "stöd oberoende", "stöd vår", "stöd lokal", "stöd fri", "støt ", "støtt ", "tue ", "podpořte", "podporte",
    "támogass", "susține ", "susțineți", "στηρίξτε", "bağımsız gazeteciliği", "independent journalism costs", "independent journalism needs",
    "good journalism costs", "unabhängiger journalismus kostet", "unabhängiger journalismus braucht",
];

/// What it is for.
#[rustfmt::skip]
const JOURNALISM: &[&str] = &[
    "journalis", "presse indépendante", "presse libre", "presse locale", "periodis", "giornalis", "jornalis", "dziennikar", "журналистик",
    "журналістик", "žurnalisti", "újságírás", "jurnalis", "δημοσιογραφία", "gazetecili",
];

/// The rest of a text, in lower case, and that a text is for somebody.
#[rustfmt::skip]
const REST: &[&str] = &[
    "keep reading", "continue reading", "full story", "full article", "full post", "rest of this", "rest of the story", "rest of the article",
    "of this article", "of this story", "of this post", "unlock this", "unlock the rest", "unlock the full", "article is for", "story is for", "post is for",
    "content is for", "article is only", "story is only", "post is only", "article available", "story available", "post available",
    "weiterlesen", "weiterzulesen", "weiter zu lesen", "ganzen artikel", "vollständigen artikel", "artikel ist nur", "freischalten", "la suite",
    "l’intégralité", "l'intégralité", "article est réservé", "contenu est réservé", "seguir leyendo", "continuar leyendo", "artículo completo", "artículo es",
    "continuar lendo", "continuar a ler", "matéria completa", "conteúdo exclusivo", "continuare a leggere", "articolo completo", "verder lezen", "verder te lezen",
    "volledige artikel", "läsa vidare", "hela artikeln", "lese videre", "hele saken", "læse videre", "hele artiklen", "koko jutun", "koko artikkelin",
    "czytać dalej", "cały artykuł", "celý článek", "celý článok", "читать далее", "читать дальше", "полный текст", "читати далі", "devamını oku", "続きを",
    "阅读全文", "閱讀全文", "继续阅读", "繼續閱讀", "계속 읽",
    "artikkeli on vain", "juttu on vain", "artykuł jest", "článek je jen", "čtěte dál", "pokračovat ve čtení", "článok je len", "čítajte ďalej",
    "cikk csak", "folytatáshoz", "tovább olvas", "articol este doar", "citești mai departe", "citi mai departe", "статия е само",
    "продължите да четете", "članak je samo", "nastavak čitanja", "nastavili čitati", "чланак је само", "наставили читање", "наставак читања",
    "članek je samo", "nadaljnje branje", "nadaljevanje branja", "άρθρο είναι μόνο", "συνεχίσετε την ανάγνωση", "okumaya devam",
    "haberin tamamı", "المقال للمشتركين", "متابعة القراءة", "لمتابعة القراءة", "مطلب فقط", "ادامه خواندن", "הכתבה הזו למנויים", "להמשיך לקרוא",
    "להמשך קריאה", "लेख केवल", "आगे पढ़ने", "নিবন্ধটি শুধু", "পড়া চালিয়ে", "บทความนี้สำหรับ", "อ่านต่อ", "bài viết này chỉ", "đọc tiếp",
    "artikel ini hanya", "melanjutkan membaca", "本文仅限", "本文僅限",
];

/// Who may read it, or becomes one who may.
#[rustfmt::skip]
const READERS: &[&str] = &[
    "subscri", "members only", "members-only", "member-only", "for members", "membership", "become a member", "becoming a member", "as a member", "paying member", "paid member", "free trial", "an account", "log in", "sign in", "abonn", "werden sie mitglied", "werde mitglied", "mitglied werden", "mitglied zu werden", "für mitglieder", "als mitglied", "nur mitglieder", "mitgliedschaft", "suscri", "assinan", "assine", "abbona",
    "prenumer", "subskry", "předplat", "predplat", "tilaaj", "подписк", "подписч", "передплат", "abone", "会員", "購読", "有料", "订阅", "訂閱",
    "会员", "會員", "구독", "회원", "előfizet", "abona", "abonează", "абон", "pretplat", "претплат", "naročnik", "naročite",
    "συνδρομη", "مشترك", "اشترك", "مشترک", "מנוי", "सदस्य", "सब्सक्राइब", "গ্রাহক", "সাবস্ক্রাইব", "สมาชิก", "đăng ký", "thành viên",
    "pelanggan", "berlangganan", "vain tilaaj",
];

/// Whether a short line says that who has not subscribed may not read on.
pub fn bars(text: &str) -> bool {
    let lower = if is_short(text) { text.to_lowercase() } else { return false };
    is_barring(&lower) && !tells_of_readers(&lower)
}

fn is_barring(lower: &str) -> bool {
    static WALL: LazyLock<(Parts, Parts)> = LazyLock::new(|| (Parts::of(REST), Parts::of(READERS)));
    WALL.0.any_in(lower) && WALL.1.any_in(lower)
}

/// Whether a text is no longer than what asks something.
fn is_short(text: &str) -> bool {
    /// Characters, and bytes of scripts of three bytes a letter.
    const LONGEST: usize = 140;
    text.len() <= LONGEST * 3 && text.chars().count() <= LONGEST
}

/// Whether a short line says how much of a text is for subscribers: `Il vous reste 82 % de l’article à découvrir`.
fn counts_rest(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 90;
    const TEXTS: [&str; 8] = ["article", "artikel", "artículo", "articolo", "artigo", "artykułu", "статьи", "статті"];
    const LEFT: [&str; 13] = [
        "reste", "resta", "restan", "queda", "noch", "nog", "left", "remaining", "pozostało", "återstår", "gjenstår",
        "осталось", "залишилось",
    ];
    // "Il reste 20 % de l'article de loi à voter." A sentence says for whom.
    const READER: [&str; 10] = ["vous", "you", "ihnen", "dir", "te", "le", "ti", "vi", "lhe", "вам"];
    let has_word = |words: &[&str]| text.split(|c: char| !c.is_alphabetic()).any(|word| words.contains(&word));
    text.len() <= LONGEST
        && text.contains('%')
        && TEXTS.iter().any(|word| text.contains(word))
        && has_word(&LEFT)
        && (!text.ends_with('.') || has_word(&READER))
}

/// Whether a short line asks something of its reader.
pub fn asks(text: &str) -> bool {
    static CALLS: LazyLock<[(Parts, Parts); 4]> = LazyLock::new(|| {
        let at_start = (Parts::at_start(SUPPORT), Parts::of(JOURNALISM));
        let [letters, comments, app] =
            [(LETTERS, SUBSCRIBE), (COMMENTS, LOG_IN), (OUR_APP, DOWNLOAD)].map(|(a, b)| (Parts::of(a), Parts::of(b)));
        [letters, comments, app, at_start]
    });
    if !is_short(text) {
        return false;
    }
    let lower = text.to_lowercase();
    counts_rest(&lower)
        || asks_for_mail(&lower)
        || is_barring(&lower) && !tells_of_readers(&lower)
        || CALLS.iter().any(|(one, other)| one.any_in(&lower) && other.any_in(&lower))
        || asks_to_follow(&lower)
}

/// Whether a line asks something, and for an answer by mail: `Haben Sie einen Hinweis? hinweise@bote.example`.
fn asks_for_mail(text: &str) -> bool {
    let mut after = text.split('?').skip(1).flat_map(str::split_whitespace);
    after.any(is_mail)
}

/// Whether a line asks to follow by a service. A sentence does with its first words, or with its last.
fn asks_to_follow(lower: &str) -> bool {
    static WORDS: LazyLock<[Parts; 3]> = LazyLock::new(|| [FOLLOW, FOLLOW_LAST, SERVICES].map(Parts::of));
    let [first, last, services] = &*WORDS;
    let is_sentence = ends_sentence(lower);
    let bare = lower.trim_end_matches(|c: char| !is_word(c));
    let start = lower.len() - lower.trim_start_matches(|c: char| !is_word(c)).len();
    let any = |parts: &Parts, fits: &dyn Fn(&Range<usize>) -> bool| {
        let mut any = false;
        parts.each_in(lower, |_, at| any |= fits(&at));
        any
    };
    let asks =
        any(first, &|at| !is_sentence || at.start == start) || any(last, &|at| !is_sentence || at.end == bare.len());
    // "Airlines" is no "line": but letters of another script may stand beside it.
    let is_whole = |at: &Range<usize>| {
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        !is_latin(lower[..at.start].chars().next_back()) && !is_latin(lower[at.end..].chars().next())
    };
    asks && any(services, &is_whole)
}

/// Whether a sentence in letters that no spaces part tells of somebody who may read on: it begins neither with them nor with
/// what is to be read or done.
fn tells_of_readers(lower: &str) -> bool {
    static FIRST: LazyLock<Parts> = LazyLock::new(|| {
        const ASKS: &[&str] = &[
            "请", "請", "本", "此", "该", "該", "この", "こちら", "続き", "残り", "您", "登录", "登入", "成为", "成為",
        ];
        Parts::at_start(&[REST, READERS, LOG_IN, ASKS].concat())
    });
    lower.starts_with(is_unspaced) && lower.ends_with('。') && !FIRST.any_in(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walls_name_who_may_read_on() {
        for text in [
            "This post is for paid subscribers",
            "Keep reading with a 7-day free trial, or subscribe.",
            "The author made this story available to members only.",
            "The remaining 640 words of this article are for members.",
            "Unlock this article and more by becoming a subscriber",
            "Sign in for the rest of this review.",
            "Um weiterzulesen, werden Sie Mitglied.",
            "Pour lire la suite, abonnez-vous.",
            "残り640文字。続きを読むには会員登録が必要です",
        ] {
            assert!(bars(text), "{text}");
        }
        for text in [
            "The rest of the crew signed in at noon.", "Members of the council read the full report.",
            "Keep reading, the teacher told them.", "No member of the council knew the full story.",
            "A crew member had to unlock the door.", "Jedes Mitglied kann den Riegel freischalten.",
            "The subscription covers three ferries.",
        ] {
            assert!(!bars(text), "{text}");
        }
    }

    #[test]
    fn two_words_ask_together() {
        for text in [
            "Abonnieren Sie hier den Newsletter der Redaktion.",
            "Prenumerera på vårt nyhetsbrev.",
            "ニュースレターに登録する",
            "Войдите, чтобы оставить комментарий.",
            "로그인 후 댓글을 작성하세요.",
            "Haberleri Instagram ve WhatsApp'tan takip edin.",
            "تابعوا الجريدة على واتساب.",
            "关注我们的微博",
            "Il vous reste 82 % de l’article à lire.",
            "Stáhněte si naši aplikaci.",
            "Téléchargez notre application pour recevoir nos alertes.",
            "Support independent journalism. Become a member today.",
            "Støtt uavhengig journalistikk. Bli abonnent i dag.",
            "Haben Sie einen Hinweis für uns? Schreiben Sie an hinweise@bote.example",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "Der Newsletter hatte zuletzt neun Leser.",
            "Die Gäste loggen sich nicht ein.",
            "Войдите в дом, сказала она.",
            "コメントは得られなかった。",
            "Facebook soll zahlen.",
            "这一事件在微博上引发广泛关注。",
            "该公司宣布加入Facebook发起的联盟。",
            "宣布加入新的联盟 United Airlines",
            "记者登录该网站后发现，会员可以继续阅读。",
            "Instagram'da takip ettiği hesapları polise verdi.",
            "Пользователи подписываются на Telegram-каналы, сказал он.",
            "وكان المتابعون قد تابعوا حسابه على تويتر.",
            "Il reste 20 % de l'article de loi à voter.",
            "Readers support independent journalism, the report says.",
            "Steun voor de journalistiek neemt af.",
            "Nutzer laden die App millionenfach herunter.",
            "Wer zahlt? Das fragte am Montag auch der Rat.",
            "Bewerbungen an rat@ellerau.example sind bis Montag möglich.",
        ] {
            assert!(!asks(text), "{text}");
        }
    }
}
