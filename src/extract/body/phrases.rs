//! Phrases that stand around stories on news pages of many languages: "Read also", "Sign up for", "Photo:".

use std::sync::LazyLock;

use crate::{
    extract::{
        credit,
        letters::{is_letter, is_word, words},
        parts::Parts,
        sentence::{begins_speech, ends_sentence},
    },
    fold::fold,
};

pub(crate) use super::endings::is_ending;

/// What a phrase belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    Related,
    Comments,
    Share,
    Signup,
    Paywall,
    Credit,
    Copyright,
    Cookies,
    Author,
    Tags,
    Meta,
    Ad,
    Contact,
}

impl Topic {
    pub(crate) const COUNT: usize = 13;
}

/// Names, in the order of [`Topic`].
pub(crate) const NAMES: [&str; Topic::COUNT] = [
    "related", "comments", "share", "signup", "paywall", "credit", "copyright", "cookies", "author", "tags", "meta",
    "ad", "contact",
];

/// What only calls to subscribe and a page's footer say, in lower case. Fewer and longer than those of the topics: a
/// short line that has one of them is no part of a story, whatever stands around it.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "sign up for our", "sign up to our", "subscribe to our", "abonnieren sie unseren", "unseren newsletter",
    "abonnez-vous à notre", "inscrivez-vous à notre", "suscríbete a nuestr", "suscríbase a nuestr", "assine a nossa",
    "assine nossa", "iscriviti alla nostra", "schrijf je in voor onze", "zapisz się na nasz", "подпишитесь на наш",
    "click here to find out more", "site is best viewed", "page is best viewed", "best viewed at 800", "best viewed at 640", "best viewed at 1024", "best viewed with internet", "best viewed with netscape", "best viewed with firefox", "best viewed with ie", "you are visitor", "вы посетитель", "de cet article à lire",
    "est réservée aux abonnés", "current progress 0%", "story continues below", "article continues below",
    "continues after advertisement", "join our whatsapp", "our whatsapp channel", "our telegram channel",
    "nuestro canal de whatsapp", "unserem whatsapp-kanal", "notre chaîne whatsapp", "nostro canale whatsapp", "nosso canal do whatsapp",
    "nosso canal no whatsapp", "naszego kanału na whatsapp", "naszego kanału na telegram", "vår whatsapp-kanal", "vores whatsapp-kanal", "ons whatsapp-kanaal", "saluran whatsapp kami",
    "whatsapp kanalımız", "nostro canale telegram", "nosso canal do telegram", "nuestro canal de telegram", "unserem telegram-kanal", "we may earn a commission",
    "this post may contain affiliate", "this post contains affiliate",
    "article continues after ad", "article continues after the ad", "article continues after this", "story continues after ad", "story continues after the ad", "story continues after this", "skip advertisement", "leave a review on", "download our app",
    "click here to subscribe", "click here to sign up", "follow us on facebook", "follow us on twitter",
    "follow us on instagram", "folgen sie uns auf", "suivez-nous sur", "síguenos en", "siga-nos n", "seguici su",
    "volg ons op", "följ oss på", "følg oss på", "подписывайтесь на наш", "تابعونا على",
    "ακολουθήστε μας", "siga o nosso canal", "siga nosso canal", "veja mais notícias", "leia mais notícias",
    "can follow any responses to this entry", "receive an affiliate commission", "we may receive a commission",
    "earn an affiliate commission", "appears in print on",
    // A text that goes on below.
    "weiter nach der anzeige", "weiterlesen nach der anzeige", "nach der werbung weiter", "artikel geht nach der",
    "la suite après la publicité", "la suite après cette publicité", "la suite de votre contenu après",
    "continúa después de la publicidad", "sigue leyendo después", "la noticia continúa después",
    "continua após a publicidade", "continua depois da publicidade",
    "l'articolo continua dopo", "continua dopo la pubblicità", "continua a leggere dopo la pubblicità", "verder na de advertentie", "tekst gaat verder", "artikel gaat verder",
    "dalsza część artykułu pod", "dalsza część tekstu pod", "ciąg dalszy pod",
    "artikeln fortsätter", "texten fortsätter", "saken fortsetter under", "saken fortsetter etter annons", "artikkelen fortsetter", "artiklen fortsætter",
    "juttu jatkuu", "artikkeli jatkuu", "článek pokračuje pod", "text pokračuje pod", "článok pokračuje pod",
    "a cikk folytatódik", "a cikk a hirdetés után", "articolul continuă după", "continuă după publicitate",
    "reklamdan sonra devam", "devamı reklamdan sonra", "gulir untuk melanjutkan", "kövessen minket", "haberin devamı için", "продолжение после рекламы", "продовження після реклами",
    "συνεχίζεται μετά τη διαφήμιση", "記事は広告の後", "広告の後に続", "請繼續往下閱讀", "请继续往下阅读", "广告之后继续",
    "광고 후 계속", "المقال يستمر بعد", "الخبر يستمر بعد", "विज्ञापन के बाद जारी", "scroll untuk melanjutkan",
    "setelah iklan ini", "tiếp tục sau quảng cáo",
    // What to follow.
    "suivez toute l’actualité", "suivez toute l'actualité", "śledź nas na",
    "polub nas na", "bizi twitter", "bizi facebook", "bizi instagram", "bizi takip edin",
    "читайте нас в", "следите за нами в", "присоединяйтесь к нам в", "підписуйтесь на наш", "підпишіться на наш",
    "читайте нас у", "sledujte nás na", "kövess minket", "kövesse oldalunkat", "urmărește-ne pe", "urmăriți-ne pe",
    "følg os på", "obserwuj nas na facebooku", "obserwuj nas na instagramie", "seuraa meitä facebookissa", "seuraa meitä instagramissa", "ikuti kami di", "theo dõi chúng tôi", "हमें फॉलो करें", "ما را در تلگرام",
    "עקבו אחרינו", "ہمیں فالو کریں", "加入line好友", "关注我们的", "追蹤我們的",
    "scroll to continue", "pin it for later", "pin this for later",
    "click to tweet",
    // What asks for mistakes.
    "found an error?", "spotted a mistake?", "spotted an error?", "see a mistake?", "fehler entdeckt?", "fehler gefunden?", "une erreur dans l’article",
    "une erreur dans l'article", "encontrou um erro?", "encontró un error?", "has visto un error?", "hai trovato un errore?",
    "foutje gezien?", "fout gezien?", "fout gevonden?", "zauważyłeś błąd?", "zauważyłaś błąd?", "widzisz błąd?", "znalazłeś błąd?", "našli jste chybu?", "našli ste chybu?", "hibát talált?",
    "ошибку? выделите", "ошибку? сообщите", "выделите её и нажмите ctrl", "виділіть її та натисніть ctrl",
    "виділіть її і натисніть ctrl", "原标题：", "原標題：", "mit ihrer zustimmung wird hier",
    // What asks for a rating.
    "was this helpful", "was this article helpful", "was this page helpful", "click on a star to rate",
    "how useful was this post", "be the first to rate this", "sorry that this post was not useful",
    "let us improve this post", "how we can improve this post", "war dieser artikel hilfreich", "wie hilfreich war dieser",
    "klicke auf die sterne um zu bewerten", "cet article vous a-t-il été utile",
    // What players, letters by mail and their archives say of themselves.
    "to view this video please enable", "this video cannot be played", "this video can not be played", "this video can't be played",
    "dieses video kann nicht abgespielt", "das video kann nicht abgespielt", "das video konnte nicht abgespielt",
    "cette vidéo ne peut pas être lue", "este video no se puede reproducir",
    "impossibile riprodurre il video", "deze video kan niet worden afgespeeld", "is a reader-supported publication", "you are receiving this because",
    "you're receiving this because", "you received this email because", "you are receiving this email because",
    // What programs say of themselves, and licences of blogs.
    "this archive was generated by", "转载请注明出处", "轉載請註明出處", "转载请注明来源",
    // What is agreed to with an address.
    "by signing up you agree", "by signing up, you agree", "by subscribing you agree", "by subscribing, you agree",
    "by clicking subscribe", "by providing your email", "by entering your email", "mit der anmeldung stimme", "mit ihrer anmeldung stimm",
    "en vous inscrivant, vous acceptez", "en vous abonnant, vous acceptez", "al suscribirte, aceptas", "al suscribirse, acepta",
    "iscrivendoti accetti", "iscrivendoti, accetti", "door je aan te melden ga je akkoord", "door u aan te melden gaat u akkoord",
    // Who paid for it.
    "advertiser disclosure",
    // The words that the advertisers' framework has consent asked in.
    "store and access information", "store and/or access information", "accessing information on a device",
    "speichern informationen auf einem gerät", "informationen auf einem gerät speichern",
    "informationen auf einem gerät zu speichern", "speichern von oder zugriff auf informationen",
    "speichern und/oder abrufen von informationen", "stockons et accédons", "stockons et/ou accédons",
    "stocker et/ou accéder", "stocker et accéder à des informations", "accéder aux informations stockées",
    "almacenamos o accedemos", "almacenamos y/o accedemos", "almacenar o acceder a", "almacenar y/o acceder",
    "archiviamo e/o accediamo", "archiviare e/o accedere", "archiviamo informazioni su", "archiviare informazioni su",
    "armazenamos e/ou acedemos", "armazenamos e/ou acessamos", "armazenar e/ou aceder", "armazenar e/ou acessar",
    "slaan informatie op een apparaat op", "informatie op een apparaat op te slaan",
    "przechowujemy informacje na urządzeniu", "przechowywać informacje na urządzeniu", "lagrar och/eller får åtkomst",
];

/// What lines between a headline and its story offer or count, in lower case.
#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "listen to this article", "listen to this story", "listen to article", "artikel anhören", "écouter l'article",
    "écouter l’article", "écouter cet article", "escuchar este artículo", "escucha este artículo", "escuchar artículo",
    "ouça este conteúdo", "ouvir artigo", "ascolta questo articolo", "ascolta l'articolo", "lyssna på artikeln",
    "min read", "minute read", "mins read", "min lesezeit", "min. lesezeit", "minuten lesezeit", "lesezeit:", "lesedauer",
    "durée de lecture",
    "min de lecture", "temps de lecture", "min de lectura", "tiempo de lectura", "tempo di lettura",
    "tempo de leitura", "min leestijd", "leestijd:", "lästid:", "læsetid:", "lesetid:", "lukuaika", "czas czytania", "doba čtení",
    "okuma süresi", "olvasási idő", "время чтения", "час читання", "χρόνος ανάγνωσης", "글자크기", "글자 크기", "reading time:", "text size", "font size",
    "minutos de lectura", "minutos de leitura", "min de leitura", "min lesetid", "lesetid", "čas čítania", "timp de citire",
    "време за четене", "vrijeme čitanja", "vreme čitanja", "време читања", "čas branja", "مدة القراءة", "وقت القراءة", "زمان مطالعه",
    "זמן קריאה", "דקות קריאה", "मिनट में पढ़ें", "পড়তে সময়", "เวลาอ่าน", "phút đọc", "waktu baca", "阅读时间", "閱讀時間", "で読めます", "読了時間",
    "분 읽기", "읽는 시간", "leestijd", "lästid", "læsetid",
    "luister naar dit artikel", "luister dit artikel", "lyt til artiklen", "lytt til artikkelen", "lytt til saken", "kuuntele juttu",
    "kuuntele artikkeli", "posłuchaj artykułu", "poslechnout článek", "poslechněte si", "vypočuť článok", "cikk meghallgatása",
    "ascultă articolul", "чуйте статията", "слушать статью", "слухати статтю", "poslušaj članak", "послушај чланак", "poslušaj članek",
    "ακούστε το άρθρο", "haberi dinle", "استمع إلى المقال", "استمع للمقال", "گوش دادن به", "האזינו לכתבה", "האזנה לכתבה", "लेख सुनें",
    "खबर सुनें", "প্রতিবেদনটি শুনুন", "ฟังบทความ", "ฟังข่าว", "nghe bài viết", "nghe đọc bài", "dengarkan artikel", "收听文章", "收聽文章",
    "記事を聴く", "記事を聞く", "기사 듣기", "preferred source",
    "article content", "sharing is caring", "printer-friendly", "printer friendly", "print this", "e-mail this", "email this",
    "return to index", "back to index", "hits: ",
];

static OFFER: LazyLock<Parts> = LazyLock::new(|| Parts::of(OFFERS));

/// How lines above a story begin that say who paid for it, in lower case.
#[rustfmt::skip]
const PAID: &[&str] = &[
    "sponsored by", "presented by", "paid for by", "paid content", "paid post", "partner content", "sponsored content", "sponsored post",
    "advertorial", "in partnership with", "supported by", "brand content", "gesponsert von", "präsentiert von", "bezahlter inhalt",
    "anzeige von", "eine anzeige von", "contenu sponsorisé", "contenu partenaire", "contenu proposé par", "proposé par", "contenido patrocinado",
    "patrocinado por", "conteúdo patrocinado", "contenuto sponsorizzato", "in collaborazione con", "gesponsorde", "aangeboden door",
    "betald annons", "i samarbete med", "annonsørinnhold", "annoncørbetalt", "materiał sponsorowany", "artykuł sponsorowany", "на правах рекламы",
];

static WHO_PAID: LazyLock<Parts> = LazyLock::new(|| Parts::at_start(PAID));

/// Whether a short line above a story says that it was paid for.
pub(crate) fn says_who_paid(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 80;
    // "Supported by a stick, she came down."
    let tells = || text.split_once(", ").is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    text.len() <= LONGEST && WHO_PAID.any_in(&text.to_lowercase()) && !tells()
}

/// Whether a line is a word for advertisements and nothing else, in capitals of any script.
pub(crate) fn is_ad_label(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 40;
    text.len() <= LONGEST && shares(text.to_lowercase().trim())[Topic::Ad as usize] >= 1.0
}

/// Whether a short line above a story offers to read it aloud, to share it, or says how long it takes.
pub(crate) fn is_offer(text: &str) -> bool {
    /// Characters, and bytes of scripts of three bytes a letter.
    const LONGEST: usize = 60;
    text.len() <= LONGEST * 3 && text.chars().count() <= LONGEST && OFFER.any_in(&text.to_lowercase())
}

/// Whether a line is one of those offers from its first letter to its last.
pub(crate) fn is_offer_of(text: &str) -> bool {
    OFFERS.contains(&text.to_lowercase().as_str())
}

static NOTICE: LazyLock<Parts> = LazyLock::new(|| Parts::of(NOTICES));

/// Whether a line is a call to subscribe or a footer.
pub(crate) fn is_notice(text: &str) -> bool {
    /// Bytes; a paragraph of a story that speaks of such a call is mostly longer.
    const LONGEST: usize = 400;
    // Capitals beyond ASCII are few.
    let has_capital = || text.chars().any(|c| !c.is_ascii() && c.is_uppercase());
    text.len() <= LONGEST
        && !begins_speech(text)
        && (NOTICE.any_in(text) || !text.is_ascii() && has_capital() && NOTICE.any_in(&text.to_lowercase()))
}

/// The phrases by topic, separated by `;`. A leading `^` means: only at the beginning of a text.
const PHRASES: [(Topic, &str); Topic::COUNT] = [
    (
        Topic::Related,
        "^related;^read more;^read also;^also read;^read next;^see also;^more from;^more on;^more stories;^more news;^recommended;\
         ^most read;^most popular;^trending;^latest news;^latest stories;^you may also like;^you might also;^next article;\
         ^previous article;^previous post;^next post;^top stories;^don't miss;^up next;^watch:;^watch more;^read:;^more:;^further reading;^explore more;\
         ^editor's pick;^editors' pick;^in this story;^in case you missed;^popular;^featured;^recent posts;^recent articles;^what to read;^read full;\
         ^lesen sie auch;^lesen sie mehr;^lesen sie hier;^lies auch;^auch interessant;^mehr zum thema;^mehr zu;^mehr aus;^mehr von;^das könnte;^das koennte;\
         ^weitere artikel;^weitere themen;^weitere news;^weitere beiträge;^weitere informationen;^Ähnliche;^verwandte;^meistgelesen;^am meisten gelesen;^meist gelesen;^zum thema;\
         ^neueste;^aktuelle;^top-themen;^empfehlung;^empfohlen;^passend dazu;^auch lesenswert;^weiterlesen;^siehe auch;^links zum;^themen:;\
         ^vorheriger;^nächster;^zurück zu;^lesetipp;^mehr lesen;^mehr dazu;^mehr erfahren;\
         ^lire aussi;^a lire;^À lire;^À voir;^lire la suite;^voir aussi;^sur le même;^articles liés;^les plus lus;^plus de sujets;^nos derniers;^dans la même;^newsletters;\
         ^lea también;^lee también;^leer también;^te puede interesar;^le puede interesar;^también te puede;^más leíd;^lo más;^noticias relacionadas;^artículos relacionados;^más noticias;^más información;^ver más;^relacionad;^últimas noticias;\
         ^leia também;^leia mais;^veja também;^mais lidas;^saiba mais;^notícias relacionadas;\
         ^leggi anche;^leggi di più;^potrebbe interessarti;^articoli correlati;^correlati;^i più letti;^guarda anche;\
         ^lees ook;^lees verder;^meer over;^meest gelezen;^ook interessant;\
         ^czytaj także;^czytaj też;^zobacz też;^zobacz także;^zobacz również;^czytaj również;^polecamy;^przeczytaj;^najnowsze;\
         ^les også;^læs også;^läs också;^läs mer;^les mer;^mest lest;^lue myös;^lue lisää;\
         ^přečtěte si;^čtěte také;^olvasd el;^kapcsolódó;^citește și;^citeşte şi;^haberler;^ilgili;^bunlar da ilginizi;\
         ^читать также;^Читайте также;^Читайте ещё;^Смотрите также;^Самое читаемое;^По теме;^Похожие;^Читайте;\
         ^関連;^あわせて読みたい;^おすすめ;^ランキング;^相关;^推荐;^延伸阅读;^延伸閱讀;^相關;^更多;^관련기사;^اقرأ أيضا;^اقرأ أيضاً;\
         ^citiți și;^vezi și;^mai multe;^articole similare;^související;^čtěte dál;^dále čtěte;^mohlo by vás;^prečítajte si;^čítajte aj;^olvasta már;^olvassa el;^ajánljuk;^ez is érdekelheti;\
         ^Διαβάστε επίσης;^Δείτε επίσης;^Διαβάστε ακόμα;^Σχετικά;^Прочетете още;^Вижте още;^Още по темата;^Свързани;^Прочитајте;^Pročitajte;^Čitajte;^Читайте також;^Дивіться також;^Схожі;^Читать далее;\
         ^ayrıca oku;^bunu da oku;^İlgili;^daha fazla haber;^קראו גם;^קראו עוד;^כתבות נוספות;^اقرأ المزيد;^إقرأ أيضا;^مواضيع ذات صلة;^أخبار ذات صلة;^بیشتر بخوانید;^اخبار مرتبط;^مطالب مرتبط;^यह भी पढ़ें;^ये भी पढ़ें;^इसे भी पढ़ें;^और पढ़ें;^আরও পড়ুন;^আরো পড়ুন;\
         ^อ่านเพิ่มเติม;^อ่านต่อ;^ข่าวที่เกี่ยวข้อง;^xem thêm;^đọc thêm;^tin liên quan;^baca juga;^baca selengkapnya;^berita terkait;^lihat juga;^合わせて読みたい;^こちらも;^相关阅读;^更多新闻;^相關新聞;^더 보기;^함께 볼만한;^relaterat;^relateret;^relaterte;^aiheesta lisää;^más sobre;^mais sobre",
    ),
    (
        Topic::Comments,
        "^comments;^comment;^leave a comment;^leave a reply;^post a comment;^join the discussion;^join the conversation;^add a comment;^no comments;^be the first to;\
         ^write a comment;^reply;log in to comment;logged in to post;^view comments;^show comments;comments are closed;comments closed;your email address will not be published;required fields are marked;\
         ^kommentare;^kommentar;^schreibe einen kommentar;^diskutieren;^ihre meinung;^jetzt kommentieren;^hinterlasse;^hinterlassen sie;^antworten;^keine kommentare;e-mail-adresse wird nicht;^deine e-mail;^leserkommentare;^ihr kommentar;^bisher keine;^beitrag melden;\
         ^commentaires;^vos réactions;^vos commentaires;^your comments;^readers' comments;^reader comments;^have your say;^talkback;^i vostri commenti;^sus comentarios;^ваши комментарии;^opinie czytelników;^laisser un commentaire;^réagir;^commenter;votre adresse e-mail ne sera;^comentarios;^deja un comentario;^dejá tu comentario;^deja una respuesta;^comentários;^deixe um comentário;^commenti;^lascia un commento;^reacties;^geef een reactie;^plaats een reactie;\
         ^komentarze;^dodaj komentarz;^Комментарии;^コメント;^评论;^留言;^댓글;^yorumlar;^yorum;^kommentarer;^komentáře;^skriv en;^hozzászólás;\
         ^Коментари;^Коментарі;^Добавить комментарий;^Оставить комментарий;^Σχόλια;^Αφήστε;^comentarii;^lasă un comentariu;^diskuse;^přidat komentář;^diskusia;^komentáre;^skriv kommentar;^kirjoita kommentti;^kommentit;^التعليقات;^أضف تعليق;^اترك تعليق;^תגובות;^הוסף תגובה;^نظرات;^دیدگاه;^टिप्पणी;^टिप्पणिया;^মন্তব্য;^ความคิดเห็น;^bình luận;^komentar;^コメントする;^评论区;^發表評論;^댓글 쓰기",
    ),
    (
        Topic::Share,
        "^share;^tweet;^follow us;^follow @;follow us on;on facebook;on twitter;^facebook;^twitter;^whatsapp;^email this;^print;^copy link;^link copied;^like us;^pin it;^teilen;^diesen artikel;^artikel teilen;\
         ^folgen sie;^folge uns;^drucken;^jetzt teilen;^news teilen;^partager;^suivez-nous;^compartir;^comparte;^síguenos;^siga;^compartilhe;^compartilhar;^condividi;^seguici;^segui;^delen;^deel dit;^volg ons;^udostępnij;^dela;^del artikel;\
         ^Поделиться;^シェア;^分享;^paylaş;^sdílet;^megosztás;^url zum kopieren;^google+;^merken;^reddit;^linkedin;^pinterest;^instagram;^youtube;^rate this;^jetzt bewerten;^wie bewerten;\
         artikel bewerten;avez-vous apprécié;^was this;^did you find;^war dieser;^wie gefällt;\
         ^Сподели;^Поділитися;^Μοιραστείτε;^distribuie;^zdieľať;^jaa ;^שתף;^שתפו;^شارك;^اشتراک گذاری;^शेयर;^শেয়ার;^แชร์;^chia sẻ;^bagikan;^공유;^シェアする",
    ),
    (
        Topic::Signup,
        "newsletter;^sign up;^subscribe;^register;^log in;^login;^sign in;^get the latest;^get our;^join our;^become a;^download our app;^get the app;^donate;^support us;^support our;inbox;^create account;^my account;\
         ^abonnieren;^anmelden;^jetzt anmelden;^registrieren;^jetzt abonnieren;^einloggen;^spenden;^Unterstütz;^kostenlos;^jetzt kostenlos;^ich bin damit einverstanden;^e-mail;^ihre e-mail;abonnement;^jetzt testen;\
         ^abonnez-vous;^s'abonner;^inscrivez;^je m'abonne;^recevez;^suscr;^suscríb;^inscreva;^assine;^iscriviti;^abbonati;^abonneer;^meld je aan;^schrijf je in;^zapisz;^zaloguj;^zarejestruj;^Подпис;^登録;^ログイン;^订阅;^구독;^abone;\
         telegram channel;whatsapp channel;whatsapp-kanal;telegram-kanal;google news;google noticias;our app;unsere app;push-nachricht;^give us;^we're hiring;^tilaa;^prenumerera;\
         ^abonați-vă;^abonează-te;^přihlaste se;^předplatné;^prihláste sa;^feliratkoz;^iratkozz fel;^előfizet;^Εγγραφείτε;^Абонирайте;^Абонирай;^Підпис;^Претплат;^pretplat;^הירשמו;^הצטרפו;^اشترك;^مشترك;^عضویت;^सब्सक्राइब;^সাবস্ক্রাইব;^สมัคร;^đăng ký;^đăng nhập;^berlangganan;^langganan;^メルマガ;^無料登録;^订阅我们;^訂閱;^뉴스레터;^tilaa uutiskirje;^tilmeld;^meld deg på;^teken in op",
    ),
    (
        Topic::Paywall,
        "subscribe to continue;to continue reading;subscribers only;for subscribers;already a subscriber;free articles;to read the full;to view the full;continue reading;read the full story;unlimited access;\
         weiterlesen mit;jetzt weiterlesen;exklusiv für;für abonnenten;sie haben bereits ein abo;schon abonnent;artikel freischalten;plus-artikel;kostenpflichtig;reste à lire;réservé aux abonnés;déjà abonné;\
         para suscriptores;solo para suscriptores;ya eres suscriptor;exclusivo para assinantes;já é assinante;riservato agli abbonati;alleen voor abonnees;dla subskrybentów;有料会員;会員限定;この記事は有料;残り;\
         doar pentru abonați;pouze pro předplatitele;jen pro předplatitele;len pre predplatiteľov;csak előfizetőknek;előfizetőinknek;för prenumeranter;for abonnenter;kun for abonnenter;vain tilaajille;tilaajille;только для подписчиков;лише для передплатників;само за абонати;μόνο για συνδρομητές;abonelere özel;للمشتركين فقط;למנויים בלבד;khusus pelanggan;仅限会员;限訂閱;유료회원",
    ),
    (Topic::Credit, credit::PHRASES),
    (
        Topic::Copyright,
        "all rights reserved;alle rechte vorbehalten;tous droits réservés;todos los derechos;todos os direitos;tutti i diritti;copyright;wszelkie prawa;Все права защищены;無断転載;may not be published, broadcast;may not be reproduced;terms of use;terms of service;\
         privacy policy;datenschutz;impressum;^agb;nutzungsbedingungen;mentions légales;aviso legal;kontakt;^contact us;^contact;^about us;^über uns;^unternehmen;^disclaimer;^haftungsausschluss;^rechtliches;powered by;^advertise;site map;^sitemap",
    ),
    (
        Topic::Cookies,
        "cookie;cookies;consent;einwilligung;externen inhalt;externer inhalt;personenbezogene daten;third party content;accept all;alle akzeptieren;third-party;drittplattformen;an dieser stelle finden sie;\
         javascript;your browser;ihr browser;adblock;ad blocker;gdpr;dsgvo;privacy settings;inhalte von;^empfohlener redaktioneller",
    ),
    (
        Topic::Author,
        "^about the author;^about author;^by ;^written by;^posted by;^von ;^zur person;^Über den Autor;^Über die Autor;^autor:;^autor;^author;^reporting by;^editing by;^par ;^por ;^da ;^di ;^door ;^Автор;is a staff writer;is a freelance;is a journalist;is a reporter;\
         is a senior;is the author of;is professor;is an editor;can be reached at;follow him on;follow her on;ist redakteur;ist journalist;arbeitet als;schreibt für;mitarbeit;^additional reporting;contributed to this;contributed reporting;^this article was;^this story was;\
         ^this article originally;^this story originally;^dieser artikel;^dieser text;^dieser beitrag;^cet article;^este artículo;^originally published;^email:;^mail:;^twitter:;^contact the;^(reporting;^read original;^view all posts",
    ),
    (
        Topic::Tags,
        "^tags;^tag:;^topics;^filed under;^schlagwort;^schlagwörter;^schlagworte;^themen;^stichworte;^categories;^category;^kategorie;^posted in;^mots-clés;^etiquetas;^temas;^tópicos;^argomenti;^tagi;^labels:;^markiert mit;^keywords;^Теги;^verschlagwortet;^ressort;^rubrik;^in this article;^explore:;^sujets;^sur le même sujet;\
         ^etichete;^štítky;^címkék;^Ετικέτες;^Етикети;^Тагове;^Ознаке;^oznake;^etiketler;^taggar;^ämnen;^emner;^stikkord;^avainsanat;^aiheet;^trefwoorden;^تگ;^برچسب;^الوسوم;^الكلمات المفتاحية;^תגיות;^टैग;^ট্যাগ;^แท็ก;^từ khóa;^タグ;^标签;^標籤;^關鍵字;^태그;^słowa kluczowe;^klíčová slova",
    ),
    (
        Topic::Meta,
        "^published;^updated;^last updated;^first published;^posted;^modified;min read;minutes read;minute read;reading time;^stand:;^veröffentlicht;^aktualisiert;^zuletzt;lesezeit;min lesezeit;^publié;^mis à jour;^publicado;^actualizado;^atualizado;^pubblicato;^aggiornato;^gepubliceerd;\
         ^opublikowano;^Опубликовано;^erschienen;^erstellt;^date:;^datum:;hours ago;minutes ago;days ago;weeks ago;^vor ;^listen to;^artikel anhören;^anhören;^hören;^listen;^views;^aufrufe;views;^publiziert;^lesedauer;uhr;^julkaistu;^publicerad;^publisert;\
         ^offentliggjort;^opdateret;^oppdatert;^uppdaterad;^päivitetty;^publicat;^actualizat;^publikováno;^aktualizováno;^zveřejněno;^frissítve;^közzétéve;^Δημοσίευση;^Δημοσιεύτηκε;^Ενημέρωση;^Публикувано;^Обновено;^Опубліковано;^Оновлено;^Обновлено;^objavljeno;^Објављено;^yayınlanma;^güncelleme;^eklenme;^نشر في;^تاريخ النشر;^آخر تحديث;^تاریخ انتشار;^פורסם;^עודכן;^प्रकाशित;^अपडेट;^প্রকাশ;^เผยแพร่;^อัปเดต;^cập nhật;^diterbitkan;^diperbarui;^公開;^更新;^公開日;^发布;^發布;^입력;^수정",
    ),
    (
        Topic::Ad,
        "^advertisement;^advertising;^anzeige;^werbung;^sponsored;^ad;^publicité;^publicidad;^publicidade;^pubblicità;^advertentie;^reklama;^Реклама;^広告;^annonse;^annons;^reklam;affiliate;provision;^promoted;^continue reading below;^article continues;^story continues;^scroll to continue;\
         ^weiter nach der;^nach der anzeige;^skip ad;^partner;^shop;^jetzt kaufen;^buy now;^gutschein;rabatt;^deal;^amazon;^bestell;^in den warenkorb;^powered;\
         ^publicitate;^reklama:;^inzerce;^hirdetés;^Διαφήμιση;^Реклама:;^iklan;^quảng cáo;^โฆษณา;^إعلان;^פרסומת;^تبلیغات;^विज्ञापन;^বিজ্ঞাপন;^スポンサー;^广告;^廣告;^광고;^mainos;^annonce;^reklame;^oglas;^Оглас",
    ),
    (
        Topic::Contact,
        "^telefon;^tel.;^tel:;^phone;^fax;^adresse;^anschrift;^pressekontakt;^press contact;^media contact;^contact:;^ansprechpartner;^öffnungszeiten;^for more information;^für weitere informationen;^web:;^homepage;^internet:;^rückfragen;^weitere informationen unter;^download;^pdf;^zurück;^back to;^nach oben;^go to;^click here;^hier klicken;^hier geht;^click;^startseite;^home",
    ),
];

/// Two tables: phrases that begin a text are only looked for there. Beyond ASCII capitals are not folded: phrases that have some
/// stand there in small letters as well.
struct Table {
    first: Parts,
    first_topics: Vec<Topic>,
    anywhere: Parts,
    topics: Vec<Topic>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let with_small = |phrase: &str| {
        let small = phrase.to_lowercase();
        let differs = small != phrase;
        std::iter::once(phrase.to_owned()).chain(differs.then_some(small))
    };
    let phrases =
        PHRASES.iter().flat_map(|(topic, list)| list.split(';').flat_map(with_small).map(|phrase| (*topic, phrase)));
    let (first, anywhere): (Vec<_>, Vec<_>) = phrases.partition(|(_, phrase)| phrase.starts_with('^'));
    let words = |phrases: &'_ [(Topic, String)], parts: fn(&[&str]) -> Parts| {
        parts(&phrases.iter().map(|(_, phrase)| phrase.trim_start_matches('^')).collect::<Vec<_>>())
    };
    let topics = |phrases: &[(Topic, String)]| phrases.iter().map(|(topic, _)| *topic).collect();
    Table {
        first: words(&first, Parts::at_start),
        first_topics: topics(&first),
        anywhere: words(&anywhere, Parts::of),
        topics: topics(&anywhere),
    }
});

/// Bytes of a text that are looked at: a phrase that comes later is part of a paragraph.
const LOOK_AT: usize = 300;

/// How much of a text each topic's longest phrase takes up, 0 to 1.
pub(crate) fn shares(text: &str) -> [f32; Topic::COUNT] {
    let mut shares = [0.0_f32; Topic::COUNT];
    let whole = text.len();
    let text = crate::extract::outline::beginning(text, LOOK_AT);
    let mut note = |topic: Topic, from: usize, to: usize| {
        if ends_word(text, from, to) {
            let share = &mut shares[topic as usize];
            *share = share.max((to - from) as f32 / whole as f32);
        }
    };
    // List signs, arrows and brackets before a phrase do not count.
    let start = text.len() - text.trim_start_matches(|c: char| !is_word(c) && c != '©' && c != '(').len();
    TABLE.first.each_in(&text[start..], |word, at| note(TABLE.first_topics[word], start + at.start, start + at.end));
    TABLE.anywhere.each_in(text, |word, at| note(TABLE.topics[word], at.start, at.end));
    shares
}

/// What the headlines of walls say that the topics do not have, in lower case.
const WALLS: &[&str] = &[
    "for members only", "members only", "member-only", "become a member to", "keep reading", "nur für mitglieder",
    "réservé aux membres", "solo para socios", "alleen voor leden", "för medlemmar",
];

static WALL: LazyLock<Parts> = LazyLock::new(|| Parts::of(WALLS));

/// Whether a headline says that only members may read on.
pub(crate) fn is_wall(text: &str) -> bool {
    WALL.any_in(text)
}

/// Headings above what others have to say, beside those for comments.
const GUESTS: [&str; 7] =
    ["guest book", "guestbook", "webmentions", "livre d’or", "gästebuch", "kondolenzbuch", "libro de visitas"];

/// Words for what others have to say that a story may have as well: behind a number they head it.
#[rustfmt::skip]
const REPLIES: &[&str] = &[
    "response", "replies", "reply", "thought on", "thoughts on", "reaction", "réponse", "réaction", "réflexion", "antwort", "reaktion",
    "gedanke", "lesermeinung", "respuesta", "reaccion", "idea sobre", "ideas sobre", "rispost", "reazion", "pensier", "resposta",
    "reaç", "reactie", "gedachte", "svar", "odpowied", "odpověd", "ответ", "отзыв", "відповід",
];

/// What a headline is quoted in.
const QUOTES: [char; 10] = ['“', '”', '„', '"', '«', '»', '‘', '\'', '「', '›'];

/// Whether a heading of some characters says that comments follow: `Comments (3)`, `3 responses to “Headline”`.
pub(crate) fn heads_comments(text: &str, chars: usize) -> bool {
    /// Characters of the longest that does not count them.
    const LONGEST: usize = 40;
    /// The part of it that its phrase takes up.
    const MOSTLY: f32 = 0.5;
    let name = text.trim_matches(|c: char| !c.is_alphabetic());
    let is_label = || {
        let is_book = || GUESTS.iter().any(|book| name.eq_ignore_ascii_case(book));
        chars <= LONGEST && (shares(name)[Topic::Comments as usize] >= MOSTLY || is_book())
    };
    // "3 responses to the crisis" is a story's own heading: a headline stands there in quotes.
    let is_quoted = |behind: &str| behind.split_whitespace().take(2).any(|word| word.starts_with(QUOTES));
    let counts = || {
        let lower = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
        let behind = REPLIES.iter().filter_map(|word| lower.strip_prefix(word));
        let behind = behind.map(|behind| behind.trim_start_matches(is_letter));
        behind.into_iter().any(|behind| !behind.contains(is_letter) || is_quoted(behind))
    };
    text.starts_with(|c: char| c.is_ascii_digit()) && counts() || is_label()
}

/// Labels before the headline of another story that the topics do not have, in lower case.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "ilgili haber", "ayrıca oku", "i̇lgi̇li̇ haber", "à lire aussi", "à voir aussi", "à lire également", "இதையும் படிக்க", "மேலும் படிக்க", "ఇది కూడా చదవండి", "ఇవి కూడా చదవండి",
    "ಇದನ್ನೂ ಓದಿ", "ഇതും വായിക്കുക", "આ પણ વાંચો", "हे ही वाचा", "हेही वाचा", "ਇਹ ਵੀ ਪੜ੍ਹੋ", "مزید پڑھیں", "یہ بھی پڑھیں",
    "lexo edhe", "pročitajte", "preberite tudi", "loe ka", "lasi arī", "skaitykite taip pat", "материал по теме",
    "материалы по теме", "related story", "related coverage", "related stories", "more on this story", "more on this topic", "must read", "sehen sie auch",
    "noticia relacionada", "nota relacionada", "puedes ver", "mira también", "assista também", "confira também",
    "guarda il video", "potrebbe interessarti anche", "bekijk ook", "se også", "se också", "katso myös", "simak juga",
    "続きを読む", "関連記事", "相关报道", "相關新聞", "čtěte také", "čtěte též", "přečtěte si také", "bunu da okuyun",
    "bunları da okuyun", "przeczytaj też", "przeczytaj także", "διαβάστε ακόμη", "διαβάστε επίσης", "δείτε επίσης",
    "čítajte tiež", "preberite še", "함께 읽기", "함께 보기",
    "читайте ещё", "читайте також", "citiți și", "olvassa el", "προτείνουμε", "يقرأ أيضا", "اقرأ أيضًا",
];

static LABEL: LazyLock<Parts> = LazyLock::new(|| Parts::at_start(LABELS));

/// Whether a text in lower case is such a label and nothing else.
pub(crate) fn is_label_of_others(lower: &str) -> bool {
    LABELS.contains(&lower)
}

/// What follows upon a label, before a headline.
pub(super) const LABEL_SIGNS: [char; 8] = [':', '：', '»', '›', '>', '|', '】', ']'];

/// Whether a text is a label of other stories from its first letter to its last: some begin as a sentence does.
pub(crate) fn is_whole_label_of_others(text: &str) -> bool {
    /// Of the text, signs aside.
    const ALL: f32 = 0.99;
    let lower = text.trim_matches(|c: char| !is_word(c)).to_lowercase();
    is_label_of_others(&lower) || shares(&lower)[Topic::Related as usize] >= ALL
}

/// The label that a text begins with and that a colon, an arrow or a bar follows, before the headline of another story.
pub(crate) fn label_of_others(text: &str) -> Option<&str> {
    /// Bytes of a word more between a label and its colon: "À lire aussi :".
    const WORD: usize = 12;
    /// Bytes of a line's beginning.
    const BEGINNING: usize = 80;
    let text = text.trim_start_matches(|c: char| !is_word(c));
    let start = crate::extract::outline::beginning(text, BEGINNING);
    let sign = start.find(LABEL_SIGNS)?;
    let is_label = |end: usize| {
        end > sign || {
            let between = text[end..sign].trim();
            between.len() <= WORD && !between.contains(' ') && (between.is_empty() || text[end..].starts_with(' '))
        }
    };
    let mut label = None;
    TABLE.first.each_in(start, |word, at| {
        if TABLE.first_topics[word] == Topic::Related && is_label(at.end) {
            label = Some(&text[..at.end]);
        }
    });
    label.or_else(|| {
        let before = &text[..sign];
        let lower = before.trim().to_lowercase();
        // Capitals beyond ASCII are not folded in the table.
        let is_related = || shares(&lower)[Topic::Related as usize] >= 1.0;
        (LABEL.any_in(&lower) || !before.is_ascii() && is_related()).then_some(before)
    })
}

/// Whether a short text is mostly what stands around stories, whatever it is.
pub(crate) fn says_any(text: &str) -> bool {
    /// Of the text.
    const PART: f32 = 0.3;
    shares(text).iter().any(|&share| share >= PART)
}

/// What a story speaks of as well as a notice does, which speaks to its reader; folded.
const NAMED: &[&str] = &[
    "privacy policy", "terms of service", "terms of use", "terms and conditions", "einwilligung", "consent",
    "newsletter", "datenschutzerklarung", "nutzungsbedingungen", "spam", "adblock", "ad blocker",
    "politica de privacidad", "politique de confidentialite",
];

/// Words of who speaks or is spoken to, and of what begins a call, in the languages of those.
#[rustfmt::skip]
const ADDRESSES: &[&str] = &[
    "you", "your", "we", "our", "us", "please", "bitte", "this", "content", "inhalt", "inhalte", "sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "dein", "deine", "dir", "du", "ich", "mein", "meine", "meiner", "diesen", "wir", "uns", "unser",
    "unsere", "unseren", "unserer", "dieser", "diese", "vous", "votre", "vos", "nous", "notre", "nos", "cette", "usted", "su", "sus",
    "nuestro", "nuestra", "este", "esta", "subscribe", "sign", "get", "join", "register", "read", "see", "click", "enter", "follow",
    "accept", "melden", "abonnieren", "jetzt", "hier", "lesen", "recevez", "inscrivez", "abonnez", "suscribete", "lea",
];

/// Whether a sentence, folded, only names what notices speak of, and speaks to nobody.
pub(crate) fn only_names(key: &str) -> bool {
    static ALL: LazyLock<Parts> = LazyLock::new(|| Parts::of(NAMED));
    ALL.any_in(key) && !speaks_to_reader(key)
}

/// Whether a sentence tells of what notices speak of, and speaks to nobody.
pub(crate) fn is_told(text: &str) -> bool {
    /// Bytes; a longer one is no notice by a word alone.
    const LONGEST: usize = 300;
    text.len() <= LONGEST && ends_sentence(text) && !text.ends_with(['!', '?', ':']) && only_names(&fold(text))
}

/// Whether a text, folded, has a word of who speaks in a notice or is spoken to.
pub(crate) fn speaks_to_reader(key: &str) -> bool {
    words(key).any(|word| ADDRESSES.contains(&word))
}

/// Stems of long words end inside one; short phrases do not.
fn ends_word(text: &str, from: usize, to: usize) -> bool {
    /// Bytes.
    const STEM: usize = 7;
    let is_letter = |c: Option<char>| c.is_some_and(is_letter);
    to - from >= STEM || !is_letter(text[..to].chars().next_back()) || !is_letter(text[to..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_spoken_to_is_looked_up_as_it_is_folded() {
        let lists = NAMED.iter().chain(ADDRESSES);
        assert_eq!(lists.copied().filter(|word| fold(word) != *word).collect::<Vec<_>>(), Vec::<&str>::new());
        for (text, expected) in [
            ("They did not give consent, the court heard.", true),
            ("You did not give consent.", false),
            ("Consent is needed to show this content.", false),
            ("Please enable antispam.", false),
            ("It rained.", false),
        ] {
            assert_eq!(only_names(&fold(text)), expected, "{text}");
        }
    }
}
