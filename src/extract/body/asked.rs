//! What a line asks of a reader in the languages that no list of whole phrases reaches: to subscribe, to log in, to follow.
//!
//! Two words of one line say it together: an imperative, and what it is about.

use std::sync::LazyLock;

use crate::extract::parts::Parts;

/// Letters that the paper sends, in lower case, from which a word may go on.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "newsletter", "nyhetsbrev", "nyhedsbrev", "nieuwsbrief", "uutiskirje", "newsletteru", "biuletyn", "hírlevel", "hírlevél",
    "bülten", "buletin", "infolettre", "boletín", "рассылк", "розсилк", "бюлетин", "メールマガジン", "メルマガ", "ニュースレター", "뉴스레터",
    "电子报", "電子報", "نشرتنا", "النشرة البريدية", "خبرنامه", "ניוזלטר", "न्यूज़लेटर", "न्यूजलेटर", "bản tin",
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

/// What asks to follow somebody, in languages whose sentences do not begin with it or whose letters have no capitals.
#[rustfmt::skip]
const FOLLOW: &[&str] = &[
    "takip edin", "takip et", "підписуйт", "підпишіт", "подписыва", "подпишит", "フォロー", "关注", "關注", "加入", "채널을 추가", "팔로우", "دنبال کنید", "تابعوا", "تابعونا", "עקבו", "फॉलो करें",
    "जुड़ें", "theo dõi", "ติดตาม",
];

/// By what, in such letters and in Latin ones.
#[rustfmt::skip]
const SERVICES: &[&str] = &[
    "facebook", "twitter", "instagram", "telegram", "whatsapp", "youtube", "google news", "line", "zalo", "微信", "公众号", "微博",
    "카카오톡", "네이버", "واتساب", "فيسبوك", "تويتر", "تلغرام", "تلگرام", "اینستاگرام", "إنستغرام", "וואטסאפ", "פייסבוק", "טלגרם",
    "व्हाट्सऐप", "व्हाट्सएप", "फेसबुक", "टेलीग्राम", "ไลน์", "เฟซบุ๊ก",
];

/// Whether a short line says how much of a text is for subscribers: `Il vous reste 82 % de l’article à découvrir`.
fn counts_rest(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 90;
    const TEXTS: [&str; 8] = ["article", "artikel", "artículo", "articolo", "artigo", "artykułu", "статьи", "статті"];
    const LEFT: [&str; 13] = [
        "reste", "resta", "restan", "queda", "noch", "nog", "left", "remaining", "pozostało", "återstår", "gjenstår",
        "осталось", "залишилось",
    ];
    text.len() <= LONGEST
        && text.contains('%')
        && TEXTS.iter().any(|word| text.contains(word))
        && text.split(|c: char| !c.is_alphabetic()).any(|word| LEFT.contains(&word))
}

/// Whether a short line asks something of its reader.
pub fn asks(text: &str) -> bool {
    static CALLS: LazyLock<[(Parts, Parts); 3]> = LazyLock::new(|| {
        [(LETTERS, SUBSCRIBE), (COMMENTS, LOG_IN), (FOLLOW, SERVICES)].map(|(a, b)| (Parts::of(a), Parts::of(b)))
    });
    /// Characters, and bytes of scripts of three bytes a letter.
    const LONGEST: usize = 140;
    if text.len() > LONGEST * 3 || text.chars().count() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    counts_rest(&lower) || CALLS.iter().any(|(one, other)| one.any_in(&lower) && other.any_in(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "Der Newsletter hatte zuletzt neun Leser.", "Die Gäste loggen sich nicht ein.",
            "Войдите в дом, сказала она.", "コメントは得られなかった。", "Facebook soll zahlen.",
        ] {
            assert!(!asks(text), "{text}");
        }
    }
}
