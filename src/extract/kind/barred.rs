//! The words of consent, captcha, error and login pages, by language; those without one are English or were seen in several.

/// Titles of pages that stand between a reader and a story; whole titles, or their beginnings before a site's name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "404", "403", "401", "410", "500", "502", "503", "error", "error response", "not found", "page not found",
    "404 not found", "page unavailable", "access denied", "access to this page has been denied", "forbidden",
    "403 forbidden", "just a moment", "attention required", "are you a robot", "robot check", "security check",
    "please verify you are a human", "human verification", "one more step", "ddos-guard",
    "captcha", "pardon our interruption", "request unsuccessful", "service unavailable", "bad gateway",
    "unsupported browser", "browser not supported", "log in", "login", "sign in", "sign up", "register", "subscribe",
    "cookie", "cookies", "cookie consent", "consent", "before you continue", "your privacy", "privacy settings",
    "we value your privacy", "seite nicht gefunden", "nicht gefunden", "fehler", "fehler 404", "zugriff verweigert",
    "anmelden", "anmeldung", "einwilligung", "zustimmung", "cookie einstellungen", "datenschutzeinstellungen",
    "sicherheitsuberprufung", "page introuvable", "erreur", "erreur 404", "connexion",
    "no encontrado", "acceso denegado",
    "acesso negado", "pagina non trovata", "accesso negato", "accedi", "pagina niet gevonden", "inloggen",
    "siden ble ikke funnet", "sidan hittades inte", "nie znaleziono strony", "strona nie istnieje",
    "страница не найдена", "ошибка 404", "вход",
    "sayfa bulunamadi", "ページが見つかりません", "页面不存在", "페이지를 찾을 수 없습니다", "domain for sale", "account suspended",
    "website expired", "index of", "under construction", "internet archive wayback machine",
    // es
    "página no encontrada", "no se encuentra la página", "la página no existe", "esta página no existe",
    "página no disponible", "no se ha encontrado la página", "no hemos encontrado la página",
    "contenido no encontrado", "error 404", "acceso restringido", "iniciar sesión", "inicia sesión", "regístrate",
    "suscríbete", "verificación de seguridad", "verifique que usted es humano", "verifica que eres humano",
    "comprobación de seguridad", "confirma que no eres un robot", "no soy un robot", "eres un robot", "tu privacidad",
    "aviso de cookies", "configuración de cookies", "consentimiento",
    // ca gl
    "pàgina no trobada", "no s'ha trobat la pàgina", "páxina non atopada",
    // fr
    "page non trouvée", "page inexistante", "cette page n'existe pas", "cette page n'existe plus",
    "la page demandée n'existe pas", "contenu introuvable", "accès refusé", "accès interdit", "accès restreint",
    "se connecter", "identifiez-vous", "s'inscrire", "s'abonner", "abonnez-vous", "vérification de sécurité",
    "vérification", "contrôle de sécurité", "êtes-vous un robot", "vous n'êtes pas un robot",
    "vérifiez que vous êtes humain", "votre vie privée", "gestion des cookies", "paramètres des cookies",
    "consentement",
    // it
    "pagina inesistente", "la pagina non esiste", "pagina non disponibile", "questa pagina non esiste",
    "contenuto non trovato", "errore 404", "errore", "accesso non consentito", "registrati", "abbonati",
    "verifica di sicurezza", "controllo di sicurezza", "verifica di essere umano", "verifica che sei umano",
    "non sono un robot", "sei un robot", "la tua privacy", "informativa sui cookie", "consenso",
    // pt
    "página não encontrada", "página não existe", "esta página não existe", "a página não existe",
    "página inexistente", "página indisponível", "conteúdo não encontrado", "não encontrado", "não encontrada",
    "erro 404", "erro", "acesso restrito", "entrar", "faça login", "iniciar sessão", "cadastre-se", "assine",
    "verificação de segurança", "verifique se você é humano", "confirme que você é humano",
    "confirme que não é um robô", "você é um robô", "não sou um robô", "sua privacidade", "a sua privacidade",
    "consentimento",
    // nl
    "pagina bestaat niet", "deze pagina bestaat niet", "deze pagina bestaat niet meer", "niet gevonden", "fout 404",
    "fout", "toegang geweigerd", "geen toegang", "aanmelden", "registreren", "abonneren", "beveiligingscontrole",
    "bent u een robot", "ben je een robot", "ik ben geen robot", "bevestig dat je een mens bent",
    "bevestig dat u een mens bent", "uw privacy", "jouw privacy", "je privacy", "cookie-instellingen",
    "cookie instellingen", "toestemming",
    // ro
    "pagina nu a fost găsită", "pagina nu există", "pagina negăsită", "pagina căutată nu există",
    "pagina nu a putut fi găsită", "eroare 404", "eroare", "acces interzis", "acces refuzat", "acces restricționat",
    "autentificare", "conectare", "înregistrare", "abonează-te", "verificare de securitate",
    "verificați că sunteți om", "confirmă că nu ești robot", "nu sunt robot", "confidențialitatea ta",
    // da
    "siden blev ikke fundet", "siden findes ikke", "siden kunne ikke findes", "siden ikke fundet", "side ikke fundet",
    "siden eksisterer ikke", "vi kan ikke finde siden", "fejl 404", "fejl", "adgang nægtet", "ingen adgang", "log ind",
    "log på", "opret konto", "sikkerhedskontrol", "bekræft, at du er et menneske", "bekræft at du er et menneske",
    "er du en robot", "dit privatliv", "samtykke",
    // no
    "siden finnes ikke", "finner ikke siden", "fant ikke siden", "fant ikke sida", "vi fant ikke siden",
    "siden ikke funnet", "side ikke funnet", "sida finst ikkje", "feil 404", "feil", "ingen tilgang", "tilgang nektet",
    "logg inn", "logg på", "registrer deg", "sikkerhetskontroll", "sikkerhetssjekk", "bekreft at du er et menneske",
    "ditt personvern", "personvern",
    // sv
    "sidan kunde inte hittas", "sidan finns inte", "sidan finns inte längre", "sidan saknas", "hittar inte sidan",
    "vi hittar inte sidan", "vi kunde inte hitta sidan", "fel 404", "fel", "åtkomst nekad", "logga in",
    "registrera dig", "skapa konto", "säkerhetskontroll", "bekräfta att du är en människa",
    "bekräfta att du är människa", "är du en robot", "din integritet", "samtycke",
    // fi
    "sivua ei löydy", "sivua ei löytynyt", "sivua ei ole", "sivua ei ole olemassa", "etsimääsi sivua ei löytynyt",
    "etsimääsi sivua ei löydy", "virhe 404", "virhe", "pääsy estetty", "pääsy kielletty", "kirjaudu",
    "kirjaudu sisään", "kirjautuminen", "rekisteröidy", "turvatarkistus", "vahvista, että olet ihminen",
    "vahvista että olet ihminen", "oletko robotti", "yksityisyytesi", "suostumus",
    // hu
    "az oldal nem található", "oldal nem található", "a keresett oldal nem található", "a lap nem található",
    "nincs ilyen oldal", "404-es hiba", "hiba 404", "hiba", "hozzáférés megtagadva", "bejelentkezés", "belépés",
    "regisztráció", "biztonsági ellenőrzés", "igazolja, hogy nem robot", "erősítse meg, hogy ember", "ön robot",
    "nem vagyok robot", "adatvédelmi beállítások", "hozzájárulás",
    // el
    "η σελίδα δεν βρέθηκε", "η σελίδα δε βρέθηκε", "δεν βρέθηκε η σελίδα", "δε βρέθηκε", "δεν βρέθηκε",
    "η σελίδα δεν υπάρχει", "σελίδα δεν βρέθηκε", "σφάλμα 404", "σφάλμα", "άρνηση πρόσβασης",
    "δεν επιτρέπεται η πρόσβαση", "απαγορεύεται η πρόσβαση", "σύνδεση", "είσοδος", "εγγραφή", "έλεγχος ασφαλείας",
    "επιβεβαιώστε ότι είστε άνθρωπος", "επιβεβαιώστε ότι δεν είστε ρομπότ", "το απόρρητό σας", "συγκατάθεση",
    // ru
    "страница не существует", "страница не найдена или удалена", "такой страницы нет",
    "запрашиваемая страница не найдена", "страница удалена", "страница недоступна", "материал не найден", "не найдено",
    "ошибка", "доступ запрещён", "доступ ограничен", "доступ закрыт", "войти", "авторизация", "регистрация",
    "проверка безопасности", "подтвердите, что вы не робот", "подтвердите, что вы человек", "вы не робот", "вы робот",
    "проверка браузера", "капча", "файлы cookie",
    // uk
    "сторінку не знайдено", "сторінка не знайдена", "сторінки не існує", "такої сторінки не існує",
    "сторінка не існує", "помилка 404", "помилка", "доступ заборонено", "доступ обмежено", "вхід", "увійти",
    "авторизація", "реєстрація", "перевірка безпеки", "підтвердіть, що ви не робот", "підтвердіть, що ви людина",
    "ви не робот", "перевірка браузера",
    // bg
    "страницата не е намерена", "страницата не беше намерена", "страницата не съществува", "не е намерена страница",
    "няма такава страница", "грешка 404", "грешка", "достъпът е отказан", "достъпът е забранен", "отказан достъп",
    "вход в системата", "проверка за сигурност", "потвърдете, че не сте робот", "потвърдете, че сте човек",
    // sr hr
    "страница није пронађена", "страница не постоји", "тражена страница не постоји", "приступ одбијен", "пријава",
    "пријавите се", "потврдите да нисте робот", "stranica nije pronađena", "stranica ne postoji",
    "tražena stranica ne postoji", "stranica nije nađena", "stranica nije dostupna", "greška 404", "greška",
    "pristup odbijen", "zabranjen pristup", "prijava", "prijavite se", "potvrdite da niste robot",
    "sigurnosna provjera", "bezbednosna provera", "stran ni bila najdena", "strani ni mogoče najti",
    // tr
    "sayfa bulunamadı", "sayfa mevcut değil", "aradığınız sayfa bulunamadı", "böyle bir sayfa yok", "hata 404",
    "404 hatası", "hata", "erişim engellendi", "erişim reddedildi", "giriş yap", "üye girişi", "oturum aç", "kayıt ol",
    "güvenlik kontrolü", "güvenlik doğrulaması", "robot olmadığınızı doğrulayın", "insan olduğunuzu doğrulayın",
    "ben robot değilim", "gizliliğiniz", "çerez ayarları",
    // ar
    "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "لم يتم العثور على الصفحة المطلوبة", "الصفحة المطلوبة غير موجودة",
    "صفحة غير موجودة", "هذه الصفحة غير موجودة", "غير موجود", "خطأ 404", "خطأ", "تم رفض الوصول", "الوصول مرفوض",
    "الوصول محظور", "تسجيل الدخول", "إنشاء حساب", "التحقق الأمني", "تحقق أمني", "تأكد أنك لست روبوت",
    "أثبت أنك لست روبوتا", "أكد أنك إنسان", "تحقق من أنك إنسان",
    // he
    "הדף לא נמצא", "העמוד לא נמצא", "דף לא נמצא", "עמוד לא נמצא", "הדף המבוקש לא נמצא", "העמוד המבוקש לא נמצא",
    "הדף אינו קיים", "העמוד אינו קיים", "שגיאה 404", "שגיאת 404", "שגיאה", "הגישה נדחתה", "אין גישה", "גישה נדחתה",
    "התחברות", "כניסה", "הרשמה", "בדיקת אבטחה", "אימות אבטחה", "אמת שאתה אנושי", "אשר שאינך רובוט", "אני לא רובוט",
    // fa
    "صفحه یافت نشد", "صفحه پیدا نشد", "صفحه مورد نظر یافت نشد", "صفحه مورد نظر پیدا نشد", "صفحه مورد نظر شما یافت نشد",
    "صفحه وجود ندارد", "خطای 404", "خطای ۴۰۴", "خطا", "دسترسی غیرمجاز", "عدم دسترسی", "دسترسی مسدود شد", "ورود",
    "ورود به سایت", "ثبت نام", "بررسی امنیتی", "تأیید کنید که ربات نیستید", "من ربات نیستم",
    // hi
    "पृष्ठ नहीं मिला", "पेज नहीं मिला", "यह पृष्ठ मौजूद नहीं है", "यह पेज मौजूद नहीं है", "त्रुटि 404", "त्रुटि",
    "पहुंच अस्वीकृत", "प्रवेश निषेध", "लॉग इन", "लॉगिन", "साइन इन", "सुरक्षा जांच", "सत्यापित करें कि आप इंसान हैं",
    "पुष्टि करें कि आप रोबोट नहीं हैं",
    // vi
    "không tìm thấy trang", "trang không tồn tại", "không tìm thấy", "trang bạn tìm không tồn tại",
    "không tìm thấy nội dung", "lỗi 404", "lỗi", "truy cập bị từ chối", "từ chối truy cập", "đăng nhập", "đăng ký",
    "kiểm tra bảo mật", "xác minh bảo mật", "xác minh bạn là con người", "xác nhận bạn không phải là robot",
    "tôi không phải là robot",
    // id ms
    "halaman tidak ditemukan", "halaman tidak tersedia", "halaman tidak dijumpai",
    "halaman yang anda cari tidak ditemukan", "halaman tidak ada", "tidak ditemukan", "kesalahan 404", "galat 404",
    "akses ditolak", "akses dibatasi", "log masuk", "daftar masuk", "pemeriksaan keamanan", "verifikasi keamanan",
    "verifikasi bahwa anda manusia", "saya bukan robot", "konfirmasi bahwa anda bukan robot",
    // th
    "ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้านี้", "ไม่พบหน้า", "ไม่พบหน้าเว็บ", "เข้าสู่ระบบ", "ลงทะเบียน",
    "ปฏิเสธการเข้าถึง", "ยืนยันว่าคุณเป็นมนุษย์",
    // bn
    "পাতাটি পাওয়া যায়নি", "পৃষ্ঠাটি পাওয়া যায়নি", "দুঃখিত, পৃষ্ঠাটি পাওয়া যায়নি", "লগ ইন",
    // ja
    "ページが見つかりませんでした", "お探しのページは見つかりません", "お探しのページは見つかりませんでした", "お探しのページが見つかりません", "指定されたページは存在しません",
    "指定されたページが見つかりません", "ページが存在しません", "ページは存在しません", "記事が見つかりません", "404エラー", "エラー", "アクセスが拒否されました", "アクセス拒否", "アクセスの確認",
    "アクセス制限", "ログイン", "会員登録", "新規登録", "セキュリティチェック", "セキュリティ確認", "ロボットではないことを確認", "ロボットによる操作ではないことを確認", "画像認証",
    // ko
    "페이지를 찾을 수 없음", "요청하신 페이지를 찾을 수 없습니다", "존재하지 않는 페이지입니다", "존재하지 않는 페이지", "찾을 수 없는 페이지입니다", "페이지가 존재하지 않습니다", "오류",
    "404 오류", "접근이 거부되었습니다", "접근 거부", "접근이 제한되었습니다", "로그인", "회원가입", "보안 확인", "보안문자", "자동입력 방지", "자동입력방지", "로봇이 아닙니다",
    "사람인지 확인",
    // zh
    "页面未找到", "找不到页面", "页面找不到", "您访问的页面不存在", "您访问的页面不存在或已删除", "抱歉，页面不存在", "网页不存在", "页面丢失了", "访问被拒绝", "拒绝访问", "禁止访问",
    "安全验证", "安全检查", "人机验证", "验证码", "访问验证", "身份验证", "登录", "用户登录", "注册", "登錄", "登入", "會員登入", "註冊", "找不到網頁", "找不到頁面",
    "頁面不存在", "頁面找不到", "找不到此頁面", "安全驗證", "驗證碼", "人機驗證", "存取被拒",
    // pl
    "strona nie została znaleziona", "nie znaleziono", "strony nie znaleziono", "podana strona nie istnieje",
    "taka strona nie istnieje", "błąd 404", "błąd", "odmowa dostępu", "dostęp zabroniony", "brak dostępu",
    "zaloguj się", "logowanie", "rejestracja", "zarejestruj się", "weryfikacja bezpieczeństwa",
    "kontrola bezpieczeństwa", "potwierdź, że nie jesteś robotem", "nie jestem robotem",
    "potwierdź, że jesteś człowiekiem", "twoja prywatność", "ustawienia prywatności", "zgoda",
    // cs sk
    "stránka nenalezena", "stránka nebyla nalezena", "stránka neexistuje", "tato stránka neexistuje",
    "požadovaná stránka nebyla nalezena", "požadovaná stránka neexistuje", "stránku se nepodařilo najít",
    "stránka sa nenašla", "stránka nebola nájdená", "chyba 404", "chyba", "přístup odepřen", "přístup zamítnut",
    "prístup zamietnutý", "přihlášení", "přihlásit se", "prihlásenie", "registrace", "bezpečnostní kontrola",
    "ověření zabezpečení", "potvrďte, že nejste robot", "ověřte, že jste člověk", "nejsem robot", "vaše soukromí",
    "nastavení soukromí",
    // de
    "seite existiert nicht", "diese seite existiert nicht", "die seite wurde nicht gefunden",
    "seite wurde nicht gefunden", "die angeforderte seite wurde nicht gefunden", "artikel nicht gefunden",
    "inhalt nicht gefunden", "kein zugriff", "zugang verweigert", "sind sie ein mensch", "sind sie ein roboter",
    "bestätigen sie, dass sie kein roboter sind", "bestätigen sie, dass sie ein mensch sind", "ihre privatsphäre",
    "einloggen", "login erforderlich", "registrieren",
    // en
    "page does not exist", "this page does not exist", "this page doesn't exist", "page doesn't exist",
    "page cannot be found", "page can't be found", "the page cannot be found", "that page can't be found",
    "the requested page could not be found", "we can't find that page", "we couldn't find that page",
    "content not found", "article not found", "file not found", "nothing found", "no longer available", "please wait",
    "are you human", "i'm not a robot", "an error occurred", "an error has occurred", "application error", "internal server error",
    "moved permanently", "301 moved permanently", "302 found", "object moved", "redirecting", "redirect notice", "login required", "please log in", "please sign in",
    // What was there once.
    "article no longer available", "this article is no longer available", "this story is no longer available",
    "this page is no longer available", "article has expired", "article removed", "nicht mehr verfügbar",
    "artikel nicht mehr verfügbar", "dieser artikel ist nicht mehr verfügbar", "seite nicht mehr verfügbar",
    "beitrag nicht mehr verfügbar", "dieser beitrag ist nicht mehr verfügbar", "article supprimé",
    "cet article n'est plus disponible", "cette page n'est plus disponible", "artículo no disponible",
    "este artículo ya no está disponible", "esta página ya no está disponible", "noticia no disponible",
    "articolo non più disponibile", "questo articolo non è più disponibile", "notícia não encontrada",
    "este conteúdo não está mais disponível", "dit artikel is niet meer beschikbaar",
    "artykuł nie jest już dostępny", "статья удалена", "новость удалена", "материал удалён",
    "記事は削除されました", "この記事は削除されました", "掲載期間が終了しました", "この記事の掲載期間は終了しました", "文章已删除", "文章不存在",
    "新聞已下架", "삭제된 기사입니다", "삭제되었거나 존재하지 않는 기사입니다",
    // Pages for readers elsewhere, with a blocker, with an old browser, at a bad time.
    "unavailable for legal reasons", "unavailable due to legal reasons", "not available in your region",
    "not available in your country", "this content is not available in your region",
    "this content is not available in your country", "this content is not available in your location",
    "this content is unavailable in your region", "this content isn't available in your region",
    "content not available in your region", "content not available", "content unavailable", "inhalt nicht verfügbar",
    "dieser inhalt ist in ihrem land nicht verfügbar", "dieser inhalt ist in ihrer region nicht verfügbar",
    "contenu non disponible", "contenu indisponible", "contenu non disponible dans votre pays",
    "ce contenu n'est pas disponible dans votre pays", "contenido no disponible",
    "contenido no disponible en su país", "contenido no disponible en tu país", "contenido no disponible en su región",
    "contenuto non disponibile", "conteúdo indisponível", "conteúdo não disponível", "ad blocker detected",
    "adblocker detected", "adblock detected", "ad block detected", "werbeblocker erkannt", "adblocker erkannt",
    "bloqueur de publicité détecté", "too many requests", "site maintenance", "maintenance mode",
    "under maintenance", "scheduled maintenance", "we'll be back soon", "we will be back soon", "be right back",
    "wartungsarbeiten", "wartungsmodus", "site en maintenance", "en mantenimiento", "in manutenzione",
    "em manutenção", "технические работы", "メンテナンス中", "update your browser", "outdated browser",
    "your browser is not supported", "your browser is out of date", "your browser is outdated",
    "javascript is disabled", "javascript required", "javascript is required", "please enable javascript",
    "bitte aktivieren sie javascript", "something went wrong", "page not available", "story not found",
    "post not found", "article unavailable", "sorry, this page isn't available", "this page isn't available",
    "this content isn't available", "error establishing a database connection", "bandwidth limit exceeded",
    "this site can't be reached", "website firewall", "this page isn't working",
];

/// What a page does before it lets a reader in, and what of, in lower case: `verifying your browser`.
#[rustfmt::skip]
pub(super) const CHECKING: &[&str] = &[
    "checking", "checking if", "checking that", "verify", "verify that", "verifying", "verifying that", "making sure", "making sure that",
    "make sure", "confirm", "confirm that", "confirming", "ensuring", "prove", "prove that",
];
#[rustfmt::skip]
pub(super) const CHECKED: &[&str] = &[
    "your browser", "your connection", "you are human", "you're human", "you are a human", "you're a human", "you are not a bot",
    "you're not a bot", "you are not a robot", "you're not a robot",
];

/// What one is to do before one sees a page, and what for.
pub(super) const LOG_IN: &[&str] = &["log in", "log into", "login", "sign in", "sign up", "register"];
pub(super) const TO_SEE: &[&str] =
    &["to see", "to view", "to continue", "to access", "to your account", "with your account", "to proceed"];

/// Phrases each of which says enough in a short text of which no markup is left.
#[rustfmt::skip]
pub(super) const PLAIN: &[&str] = &[
    "access denied", "accept all cookies", "are you a robot", "checking your browser", "complete the captcha",
    "enable cookies", "enable javascript", "javascript is disabled", "not a robot", "page not found",
    "seite nicht gefunden", "unusual traffic", "verify you are human", "verify that you are human", "zustimmen und weiter",
    "mit werbung weiterlesen", "accepter et continuer", "error 403", "error 404", "403 forbidden",
    "404 not found", "request blocked",
];

/// Phrases of such pages, in lower case. They speak to a reader, as a story that tells of such pages hardly does. Where a
/// phrase of letters that ASCII lacks begins a sentence, its first letter is left out: case is folded in ASCII alone.
#[rustfmt::skip]
pub(super) const PHRASES: &[&str] = &[
    "enable javascript and cookies to continue", "checking if the site connection is secure",
    "you are not a robot", "you're not a robot",
    "ray id", "you have been blocked", "don't have permission to access", "reference #",
    "page you are looking for", "page you requested", "page you were looking for", "could not be found",
    "page cannot be found", "page doesn't exist", "page does not exist", "we use cookies and",
    "accept all", "reject all", "manage preferences", "our partners", "legitimate interest", "personalised ads",
    "personalized ads", "consent to", "withdraw your consent", "cookies akzeptieren", "alle akzeptieren",
    "alle cookies", "mit werbung und tracking", "unsere partner", "ihre einwilligung",
    "berechtigtes interesse", "einwilligung widerrufen", "personalisierte anzeigen", "zugriff verweigert",
    "seite wurde nicht gefunden", "seite konnte nicht gefunden", "gesuchte seite", "kein roboter", "nos partenaires",
    "tout accepter", "continuer sans accepter", "votre consentement", "page que vous", "nuestros socios",
    "aceptar todo", "pagina que buscas", "accetta tutti", "nostri partner", "onze partners",
    "alles accepteren", "mit werbung lesen", "ihre zustimmung", "ohne tracking",
    "partner verarbeiten", "personenbezogene daten", "auf einem gerät", "privacy center",
    "access information on a device", "process personal data", "without tracking", "your consent",
    "données personnelles", "aceptar y continuar", "datos personales", "accetta e continua",
    "dati personali", "akkoord", "persoonsgegevens", "dane osobowe", "forgot password", "forgot your password",
    "passwort vergessen", "mot de passe oublié", "olvidaste tu contraseña", "remember me", "angemeldet bleiben",
    // es
    "no eres un robot", "no es un robot", "eres humano", "usted es humano", "el captcha", "actividad inusual",
    "tráfico inusual", "habilite javascript", "active javascript", "página que busca",
    "página solicitada", "no existe o ha sido", "ha sido eliminada o", "rechazar todo", "nuestros partners",
    "olvidado tu contraseña", "olvidado su contraseña", "intereses legítimos", "retirar su consentimiento",
    // fr
    "pas un robot", "êtes humain", "le captcha", "activité inhabituelle", "trafic inhabituel", "activer javascript",
    "page demandée", "n'existe pas ou", "n'existe plus", "tout refuser",
    "nos cookies", "oublié votre mot de passe", "intérêt légitime", "retirer votre consentement",
    "saisissez votre mot de passe",
    // it
    "non sei un robot", "sei un essere umano", "che sei umano", "il captcha", "attività insolita", "traffico insolito",
    "abilita javascript", "abilitare javascript", "pagina che stai cercando", "pagina che cerchi", "pagina richiesta",
    "pagina cercata", "rifiuta tutto", "rifiuta tutti", "accetta tutto", "dimenticato la password",
    "password dimenticata", "interesse legittimo", "revocare il consenso",
    // pt
    "não é um robô", "você é humano", "que é humano", "o captcha", "atividade incomum", "atividade invulgar",
    "tráfego incomum", "habilite o javascript", "ative o javascript", "página que procura", "página que você procura",
    "página que você está procurando", "foi removida ou", "aceitar todos", "rejeitar todos", "aceitar tudo",
    "nossos parceiros", "esqueceu a senha", "esqueceu sua senha", "esqueci minha senha", "interesse legítimo",
    // nl
    "geen robot", "een mens bent", "de captcha", "ongebruikelijke activiteit", "ongewoon verkeer",
    "schakel javascript", "pagina die u zoekt", "pagina die je zoekt", "opgevraagde pagina", "pagina bestaat niet",
    "alles weigeren", "wachtwoord vergeten", "gerechtvaardigd belang",
    "toestemming intrekken",
    // ro
    "nu ești robot", "nu sunteți robot", "nu sunteți un robot", "nu ești un robot", "activitate neobișnuită",
    "trafic neobișnuit", "activați javascript", "pagina căutată", "pagina pe care o căutați", "pagina pe care o cauți",
    "pagina solicitată", "acceptă toate", "accept toate", "respinge toate", "partenerii noștri", "ai uitat parola",
    "ați uitat parola", "am uitat parola", "interes legitim",
    // da
    "ikke er en robot", "er et menneske", "usædvanlig aktivitet", "usædvanlig trafik", "aktiver javascript",
    "siden, du leder efter", "siden du leder efter", "siden du søger", "den side, du leder efter", "accepter alle",
    "afvis alle", "tillad alle", "vores partnere", "glemt adgangskode", "glemt din adgangskode", "legitim interesse",
    // no
    "uvanlig aktivitet", "uvanlig trafikk", "slå på javascript", "siden du leter etter", "siden du ser etter",
    "siden du prøvde", "godta alle", "avvis alle", "aksepter alle", "våre partnere", "glemt passord",
    "berettiget interesse",
    // sv
    "inte är en robot", "är en människa", "ovanlig aktivitet", "ovanlig trafik", "aktivera javascript",
    "sidan du letar efter", "sidan du söker", "sidan du sökte", "sidan kan ha", "godkänn alla", "acceptera alla",
    "avvisa alla", "neka alla", "våra partner", "glömt lösenord", "glömt ditt lösenord", "berättigat intresse",
    // fi
    "et ole robotti", "olet ihminen", "epätavallista toimintaa", "epätavallista liikennettä", "ota javascript",
    "etsimääsi sivua", "hakemaasi sivua", "hyväksy kaikki", "hylkää kaikki", "kumppanimme", "unohditko salasanan",
    "unohtuiko salasana", "oikeutettu etu",
    // hu
    "nem robot", "hogy ember", "szokatlan tevékenység", "szokatlan forgalm", "engedélyezze a javascript",
    "keresett oldal", "kért oldal", "nem található vagy", "összes elfogadása", "mindet elfogad", "összes elutasítása",
    "partnereink", "elfelejtett jelszó", "elfelejtette a jelszavát", "jogos érdek",
    // el
    "δεν είστε ρομπότ", "είστε άνθρωπος", "ασυνήθιστη δραστηριότητα", "ασυνήθιστη κίνηση",
    "ενεργοποιήστε τη javascript", "ενεργοποιήστε το javascript", "σελίδα που ψάχνετε", "σελίδα που αναζητάτε",
    "σελίδα που ζητήσατε", "ποδοχή όλων", "πόρριψη όλων", "ξεχάσατε τον κωδικό", "έννομο συμφέρον",
    "οι συνεργάτες μας",
    // ru
    "вы не робот", "вы человек", "запросы с вашего", "похожи на автоматические", "подозрительная активность",
    "необычная активность", "подозрительный трафик", "символы с картинки", "включите javascript",
    "страница, которую вы ищете", "страницы, которую вы ищете", "запрашиваемая страница", "запрошенная страница",
    "страница была удалена", "ошиблись в адресе", "неправильно набран адрес", "такой страницы", "ринять все",
    "тклонить все", "забыли пароль", "апомнить меня", "персональных данных",
    // uk
    "ви не робот", "ви людина", "незвична активність", "підозріла активність", "незвичайна активність",
    "увімкніть javascript", "сторінка, яку ви шукаєте", "сторінку, яку ви шукаєте", "сторінка була видалена",
    "такої сторінки", "рийняти всі", "рийняти все", "ідхилити всі", "забули пароль", "апам'ятати мене",
    "персональних даних",
    // bg
    "не сте робот", "сте човек", "необичайна активност", "необичаен трафик", "включете javascript",
    "активирайте javascript", "страницата, която търсите", "търсената страница", "търсената от вас страница",
    "риемам всички", "риеми всички", "тхвърли всички", "забравена парола", "забравили сте паролата", "лични данни",
    // sr hr
    "нисте робот", "неуобичајена активност", "страница коју тражите", "тражена страница", "рихвати све",
    "заборављена лозинка", "заборавили сте лозинку", "niste robot", "neuobičajena aktivnost", "neobična aktivnost",
    "stranica koju tražite", "stranicu koju tražite", "tražena stranica", "prihvati sve", "prihvaćam sve",
    "odbaci sve", "odbij sve", "zaboravljena lozinka", "zaboravili ste lozinku", "naši partneri",
    // tr
    "robot olmadığınızı", "insan olduğunuzu", "olağandışı trafik", "olağan dışı", "javascript'i etkinleştirin",
    "aradığınız sayfa", "istediğiniz sayfa", "kaldırılmış olabilir", "tümünü kabul", "tümünü reddet",
    "çerezleri kabul", "şifremi unuttum", "parolamı unuttum", "beni hatırla", "meşru menfaat",
    // ar
    "لست روبوت", "لست برنامج", "أنك إنسان", "نشاط غير عادي", "نشاطا غير عادي", "نشاطًا غير عادي", "حركة مرور غير",
    "تفعيل جافا", "تمكين javascript", "الصفحة التي تبحث عنها", "الصفحة المطلوبة", "الصفحة التي طلبتها", "قبول الكل",
    "رفض الكل", "موافق على الكل", "نسيت كلمة", "هل نسيت كلمة", "تذكرني", "شركاؤنا",
    // he
    "אינך רובוט", "שאתה לא רובוט", "פעילות חריגה", "תעבורה חריגה", "הפעל javascript", "הדף שחיפשת", "העמוד שחיפשת",
    "הדף המבוקש", "העמוד המבוקש", "הדף שביקשת", "אישור הכל", "קבל הכל", "דחה הכל", "שכחת סיסמה", "שכחתי סיסמה",
    "זכור אותי",
    // fa
    "ربات نیستید", "انسان هستید", "فعالیت غیرعادی", "ترافیک غیرعادی", "جاوا اسکریپت را", "صفحه مورد نظر",
    "صفحه‌ای که به دنبال", "صفحه ای که به دنبال", "پذیرش همه", "رمز عبور خود را فراموش", "فراموشی رمز", "مرا به خاطر",
    // hi
    "आप रोबोट नहीं", "आप इंसान", "असामान्य गतिविधि", "असामान्य ट्रैफ़िक", "जावास्क्रिप्ट सक्षम", "जिस पृष्ठ को आप",
    "जिस पेज को आप", "आप जिस पेज", "आप जिस पृष्ठ", "सभी स्वीकार", "सभी कुकीज़", "पासवर्ड भूल",
    // vi
    "không phải là robot", "không phải robot", "là con người", "hoạt động bất thường", "lưu lượng bất thường",
    "bật javascript", "trang bạn đang tìm", "trang bạn yêu cầu", "trang bạn tìm", "đã bị xóa hoặc", "hấp nhận tất cả",
    "ừ chối tất cả", "quên mật khẩu", "hi nhớ đăng nhập",
    // id ms
    "bukan robot", "anda manusia", "adalah manusia", "aktivitas tidak biasa", "aktivitas yang tidak biasa",
    "lalu lintas tidak biasa", "aktifkan javascript", "halaman yang anda cari", "halaman yang kamu cari",
    "halaman yang anda minta", "telah dihapus atau", "terima semua", "tolak semua", "lupa kata sandi", "lupa password",
    "ingat saya",
    // th
    "คุณไม่ใช่โปรแกรมอัตโนมัติ", "คุณไม่ใช่หุ่นยนต์", "คุณเป็นมนุษย์", "หน้าที่คุณกำลังค้นหา", "หน้าที่คุณต้องการ",
    "หน้าที่คุณค้นหา", "ยอมรับทั้งหมด", "ลืมรหัสผ่าน",
    // ja
    "ロボットでない", "ロボットではない", "通常と異なるアクセス", "異常なアクセス", "通常と異なるトラフィック", "不審なアクセス", "javascriptを有効に", "お探しのページ", "指定されたページ",
    "ご指定のページ", "アクセスしようとしたページ", "削除された可能性", "urlが間違って", "urlをご確認", "すべて同意", "すべて受け入れ", "すべて許可", "すべて拒否", "パスワードを忘れ",
    "パスワードをお忘れ", "ログイン状態を保持", "画像に表示された文字",
    // ko
    "로봇이 아닙니다", "로봇이 아님", "사람임을 확인", "비정상적인 접근", "비정상적인 트래픽", "비정상적인 활동", "보안문자", "자바스크립트를 활성화", "찾으시는 페이지",
    "요청하신 페이지", "방문하시려는 페이지", "존재하지 않는 페이지", "주소가 잘못", "변경 혹은 삭제", "변경되었거나 삭제", "모두 동의", "모두 허용", "모두 거부", "비밀번호를 잊",
    "비밀번호 찾기", "로그인 상태 유지",
    // zh
    "不是机器人", "不是機器人", "异常访问", "访问异常", "异常流量", "異常流量", "检测到异常", "存在异常", "拖动滑块", "拖動滑塊", "完成验证", "完成驗證", "安全验证",
    "启用javascript", "启用 javascript", "啟用 javascript", "您访问的页面", "你访问的页面", "您要找的页面", "您查找的页面", "您尋找的頁面", "您要找的頁面",
    "您要尋找的頁面", "已被删除", "网址有误", "接受所有", "接受全部", "拒绝所有", "忘记密码", "忘記密碼", "记住我", "下次自动登录",
    // pl
    "nie jesteś robotem", "jesteś człowiekiem", "nietypowy ruch", "nietypową aktywność", "rozwiąż captcha",
    "włącz javascript", "włącz obsługę javascript", "strona, której szukasz", "strony, której szukasz",
    "żądana strona", "szukana strona", "akceptuję wszystko", "zaakceptuj wszystko", "zaakceptuj wszystkie",
    "odrzuć wszystko", "odrzuć wszystkie", "naszych partnerów", "nasi partnerzy", "zapomniałeś hasła",
    "nie pamiętasz hasła", "nie pamiętam hasła", "zapamiętaj mnie", "uzasadniony interes",
    // cs sk
    "nejste robot", "nejsi robot", "nie ste robot", "jste člověk", "neobvyklá aktivita", "neobvyklou aktivitu",
    "neobvyklý provoz", "povolte javascript", "zapněte javascript", "stránka, kterou hledáte",
    "stránku, kterou hledáte", "hledaná stránka", "požadovaná stránka", "přijmout vše", "přijmout všechny",
    "odmítnout vše", "souhlasím se vším", "prijať všetky", "našich partnerů", "naši partneři", "zapomněli jste heslo",
    "zapomenuté heslo", "zabudnuté heslo", "zapamatovat", "oprávněný zájem",
    // de
    "ungewöhnliche aktivität", "ungewöhnlichen datenverkehr", "aktivieren sie javascript", "sie ein mensch sind",
    "angeforderte seite", "aufgerufene seite", "seite existiert nicht", "seite, die sie suchen", "alle ablehnen",
    "alles akzeptieren", "kennwort vergessen",
    // en
    "unusual activity", "enter the characters", "press and hold", "requested page", "link you followed may be",
    "may have been moved or deleted", "may have been removed", "check the url", "reset your password",
    // What failed.
    "try again later", "versuchen sie es", "veuillez réessayer", "inténtelo de nuevo", "inténtalo de nuevo", "tente novamente", "riprova più tardi",
    "probeer het opnieuw", "spróbuj ponownie", "försök igen", "prøv igen", "prøv igjen", "попробуйте позже", "попробуйте еще раз", "попробуйте ещё раз",
    "もう一度お試し", "再度お試し", "请重试", "請重試", "다시 시도해",
    // Readers elsewhere.
    "available in your region", "available in your country", "available in your location", "available in your area",
    "attempting to access this website from", "access cannot be granted", "country belonging to the european",
    "unavailable in most european countries", "visitors from most european countries",
    "in accordance with applicable eu law",
    "options that support our full range of digital offerings",
    "in ihrem land nicht", "in ihrer region nicht", "in deinem land nicht", "disponible dans votre pays",
    "disponible dans votre région", "disponible en su país", "disponible en tu país", "disponible en su región",
    "disponible en tu región", "disponibile nel tuo paese", "disponível no seu país", "disponível na sua região",
    "beschikbaar in uw land", "beschikbaar in jouw land", "dostępna w twoim kraju", "dostępne w twoim kraju",
    "в вашем регионе", "в вашей стране", "お住まいの地域", "お使いの地域", "해당 지역에서는",
    // Blockers, old browsers, maintenance, domains that nobody has.
    "disable your ad blocker", "disable your adblocker", "turn off your ad blocker", "using an ad blocker",
    "deaktivieren sie ihren adblocker", "deaktivieren sie ihren werbeblocker", "désactiver votre bloqueur",
    "desactiva tu bloqueador", "upgrade your browser", "update your browser", "upgrade to a modern browser",
    "back online shortly", "performing some maintenance", "this domain is for sale", "buy this domain",
    "critical error on this website", "please enable js", "disable any ad blocker", "security of your connection",
    "security check before continuing", "а не робот",
    "incident id", "has not archived that url", "excluded from the wayback machine",
    "response at crawl time", "domain may be for sale", "sent too many requests", "too many requests in",
];

/// Words that servers put beside the number of an error: "HTTP Status 404", "503 Backend fetch failed", "Ошибка 404".
#[rustfmt::skip]
pub(super) const STATUS: &[&str] = &[
    "1", "access", "backend", "bad", "code", "connection", "denied", "down", "error", "failed", "fetch", "forbidden",
    "found", "gateway", "gone", "http", "internal", "is", "not", "out", "page", "request", "response", "server",
    "service", "status", "temporarily", "timed", "timeout", "unauthorized", "unavailable", "página", "pagina", "seite",
    "sida", "side", "sivu", "strona", "stránka", "oldal", "σελίδα", "страница", "сторінка", "sayfa", "erreur",
    "errore", "erro", "eroare", "fehler", "fel", "feil", "fejl", "fout", "virhe", "hiba", "błąd", "chyba", "greška",
    "грешка", "ошибка", "помилка", "hata", "σφάλμα", "خطأ", "خطای", "שגיאה", "lỗi", "エラー", "오류", "ошибки", "kode",
    "código", "codice", "oops", "ups", "due", "for", "legal", "many", "reasons", "requests", "to", "too", "web",
    "ssl", "handshake", "origin", "unreachable", "unknown", "limit", "exceeded", "a", "an", "occurred", "returning",
];
