//! Whether a text speaks as a firm or a club does to its customers and guests: "We come to you", "Ihr Dach, unser Handwerk".

use std::{borrow::Cow, sync::LazyLock};

use crate::extract::{parts::Parts, word_list::WordList};

/// Words of the first person plural in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian.
#[rustfmt::skip]
static WE: WordList = WordList::new(&[
    "we", "our", "us", "wir", "unser", "unsere", "unserem", "unseren", "unserer", "uns", "nous", "notre", "nos",
    "nosotros", "nuestro", "nuestra", "nuestros", "nuestras", "noi", "nostro", "nostra", "nostri", "nostre", "nós",
    "nosso", "nossa", "nossos", "nossas", "wij", "ons", "onze", "nasz", "nasza", "nasze", "naszych", "naszym", "мы",
    "нас", "наш", "наша", "наши", "наших",
]);

/// Words of the second person. Those that other persons share are left out.
#[rustfmt::skip]
static YOU: WordList = WordList::new(&[
    "you", "your", "yours", "vous", "votre", "vos", "usted", "ustedes", "tus", "voi", "vostro", "vostra", "vostri",
    "vostre", "você", "vocês", "u", "uw", "państwa", "państwo", "вы", "вас", "вам", "ваш", "ваша", "ваши", "ваших",
]);

/// German's, which only a capital within a sentence tells from "she" and "they".
const FORMAL: &[&str] = &["Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer"];

/// What such texts ask for, in lower case. A letter or a column may speak to its readers too, but wants nothing of the kind.
#[rustfmt::skip]
const ASKED: &[&str] = &[
    "contact us", "call us", "get in touch", "give us a call", "ask us for", "free quote", "free of charge", "free estimate",
    "no obligation", "book with us", "your appointment", "kontaktieren sie uns", "rufen sie uns", "sprechen sie uns an",
    "schreiben sie uns", "vereinbaren sie", "fordern sie", "unverbindlich", "wir beraten sie", "wir bieten ihnen",
    "contactez-nous", "appelez-nous", "devis gratuit", "prenez rendez-vous", "contáctenos", "contacta con nosotros",
    "póngase en contacto", "llámenos", "sin compromiso", "presupuesto gratuito", "contattateci", "contattaci", "chiamateci",
    "senza impegno", "preventivo gratuito", "entre em contato", "entre em contacto", "fale conosco", "orçamento gratuito",
    "neem contact", "vrijblijvend", "skontaktuj się", "zapraszamy do", "свяжитесь с нами", "звоните", "обращайтесь",
];

/// What firms say of themselves, in lower case. Several of them say it without asking for anything.
#[rustfmt::skip]
const BOASTS: &[&str] = &[
    "why choose us", "no job too small", "fully insured", "years of experience", "years’ experience", "years' experience",
    "family business", "family-run", "satisfaction guaranteed", "our customers", "our clients", "take pride in",
    "pride ourselves", "our experienced team", "our team of", "tailored to your", "competitive prices", "year guarantee",
    "warum wir", "unsere kunden", "unseren kunden", "jahrelange erfahrung", "langjährige erfahrung", "familienbetrieb",
    "meisterbetrieb", "aus einer hand", "maßgeschneidert", "ihr partner für", "nos clients", "notre équipe", "entreprise familiale",
    "savoir-faire", "sur mesure", "pourquoi nous choisir", "nuestros clientes", "años de experiencia", "empresa familiar",
    "nuestro equipo", "i nostri clienti", "anni di esperienza", "azienda familiare", "su misura", "onze klanten",
    "jarenlange ervaring", "familiebedrijf", "op maat",
];

static ASKS: LazyLock<Parts> = LazyLock::new(|| Parts::of(ASKED));

/// Whether a text speaks to its reader, and of those who speak, again and again, and asks to be asked. Nobody is quoted in it.
pub(super) fn addresses(text: &str) -> bool {
    /// Times that either is named, and both.
    const EACH: usize = 2;
    const BOTH: usize = 5;
    /// Of a hundred words. Of the pages without a date that the weights are fitted on, no story has as many of both.
    const PART: usize = 7;
    if text.contains(['“', '”', '„', '«', '"', '「']) {
        return false;
    }
    let (mut all, mut we, mut you) = (0, 0, 0);
    let mut begins = true;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        all += 1;
        let is_small = bare.bytes().all(|byte| byte.is_ascii_lowercase());
        let lower = if is_small { Cow::Borrowed(bare) } else { Cow::Owned(bare.to_lowercase()) };
        we += usize::from(WE.contains(&lower));
        you += usize::from(YOU.contains(&lower) || !begins && FORMAL.contains(&bare));
        begins = word.ends_with(['.', '!', '?', ':']);
    }
    if we < EACH || (we + you) * 100 < PART * all {
        return false;
    }
    let lower = text.to_lowercase();
    let boasts = || BOASTS.iter().filter(|boast| lower.contains(**boast)).count() >= EACH;
    you >= EACH && we + you >= BOTH && ASKS.any_in(&lower) || boasts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_to_customers_is_told() {
        for (text, expected) in [
            (
                "We mend roofs of every kind. Call us today, and we come to you and give you a price that you can trust.",
                true,
            ),
            (
                "Wir reinigen Büros. Unsere Leute sprechen mit Ihnen ab, was Sie wann brauchen. Fordern Sie ein Angebot an.",
                true,
            ),
            (
                "Nous rénovons votre toiture. Nos artisans vous conseillent, et nous venons chez vous. Contactez-nous !",
                true,
            ),
            (
                "We asked you for soups, and you sent us two hundred. These are the three that we ate, and you may too.",
                false,
            ),
            (
                "We have mended roofs since 1974. Our experienced team takes pride in its work, and we find every leak. We \
                 are fully insured. No job too small for us.",
                true,
            ),
            ("We mended our own roof. Our neighbours helped us, and we fed them. We are proud of it.", false),
            ("We will publish a plan. We thank you for your patience.", false),
            ("We took the ferry. On the third day we understood why people stay, and our shoes were dry.", false),
            ("You should keep bees. You will be stung, and your kitchen will be sticky to the ceiling.", false),
            ("“We mend your roof, and you pay us,” he said. We did. You would have, too.", false),
            ("Die Feuerwehr hat eine neue Leiter. Sie ist lang. Sie kostet viel, sagt unser Bürgermeister uns.", false),
        ] {
            assert_eq!(addresses(text), expected, "{text}");
        }
    }
}
