use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn reference() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2025, 9, 5)?.and_hms_opt(23, 59, 59)
}

fn all(text: &str, how: &Reading) -> String {
    let found = find_all(text, how);
    found.iter().map(|f| f.stamp.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn reads_short_names_of_months_in_their_language() {
    for (language, text, stamps) in [
        ("hr", "5. kol 2005.", "2005-08-05"),
        ("cs", "14. pro 2006", "2006-12-14"),
        ("it", "14 pro 2006", ""),
        ("en", "The Pro 2021 is out", ""),
        ("uk", "27 лист. 2023 р.", "2023-11-27"),
        ("kk", "2010 ж. 18 жел.", "2010-12-18"),
        ("ky", "2019-ж., 23-окт.", "2019-10-23"),
        ("ky", "2018-ж., 23-сентябрь", "2018-09-23"),
        ("az", "23 dek 2020", "2020-12-23"),
        ("eu", "2011(e)ko abe. 2(a)", "2011-12-02"),
        ("eu", "2023(e)ko azaroaren 15(a)", "2023-11-15"),
        ("mt", "22 ta’ Novembru 2018", "2018-11-22"),
        ("he", "14 בנוב׳ 2016", "2016-11-14"),
        ("ar", "24\u{200f}/10\u{200f}/2011", "2011-10-24"),
        ("ur", "24 فروری، 2009", "2009-02-24"),
        ("hi", "21 नव॰ 2017", "2017-11-21"),
        ("mr", "२३ डिसें, २०१५", "2015-12-23"),
        ("lo", "21 ພ.ພ. 2019", "2019-05-21"),
        ("vi", "20 thg 11, 2018", "2018-11-20"),
        ("mn", "2006 оны хоёрдугаар сарын 12", "2006-02-12"),
        ("mn", "2006 оны арван хоёрдугаар сарын 12", "2006-12-12"),
        ("hy", "2016 թ. փտվ 17", "2016-02-17"),
        ("ka", "20 ნოე. 2022", "2022-11-20"),
        ("uz", "20-iyn, 2025", "2025-06-20"),
        ("zu", "Ephreli 11, 2021", "2021-04-11"),
        ("az", "27 mart 2019/14:35", "2019-03-27T14:35:00"),
        ("ne", "२०१९ मार्च २७: १४:३५", "2019-03-27T14:35:00"),
        ("rm", "mesemna, ils 27 da mars 2019", "2019-03-27"),
        ("gd", "DiCiadain, 27mh dhen Mhàrt 2019", "2019-03-27"),
        ("ml", "2021 ഒക്\u{200c}ടോബർ 8", "2021-10-08"),
        ("yi", "מיטוואך, 27טן מערץ 2019", "2019-03-27"),
        ("ug", "27-مارت، 2019", "2019-03-27"),
        ("br", "Gwener 8 Here 2021", "2021-10-08"),
        ("en", "Here 8, 2021", ""),
    ] {
        assert_eq!(
            all(text, &Reading { language: Some(language), ..Reading::default() }),
            stamps,
            "{language}: {text}"
        );
    }
}

#[test]
fn reads_dates_in_running_text() {
    for (text, stamps) in [
        ("by Ava Thompson\nJuly 6, 2025\nin World", "2025-07-06"),
        ("Friday, September 5, 2025", "2025-09-05"),
        ("Posted on28. Juli 201929. Juli 2019AuthorAda Lund", "2019-07-28"),
        ("By Ada LundJuly 6, 20250 Comments", "2025-07-06"),
        ("Ada Lund6 July 20253 min read", "2025-07-06"),
        ("They sold 20250 boats in all, and 201930 oars", ""),
        ("2025-05-09T17:40:00+01:006 mai 2025", "2025-05-09T17:40:00+01:00 2025-05-06"),
        ("Local News/April 3, 2025", "2025-04-03"),
        ("archive/April3,2025", ""),
        ("3. okt. 2014 07.07.00", "2014-10-03T07:07:00"),
        ("Jul. 6th 2025", "2025-07-06"),
        ("2018 оны 4-р сарын 9, 2018 оны 04 сарын 10", "2018-04-09 2018-04-10"),
        ("Nov 3, 2020,10:31pm EST", "2020-11-03T22:31:00-05:00"),
        ("9 ଅପ୍ରେଲ 2018", "2018-04-09"),
        ("9 এপ্ৰিল 2018", "2018-04-09"),
        ("ថ្ងៃទី ០៩ ខែ មេសា ឆ្នាំ ២០១៨", "2018-04-09"),
        ("22 ማርች 2019", "2019-03-22"),
        ("22 Maarso 2019", "2019-03-22"),
        ("22 Maris 2019", "2019-03-22"),
        ("22 марти 2019", "2019-03-22"),
        ("22 Adar 2019", "2019-03-22"),
        ("22 marto 2019", "2019-03-22"),
        ("08.19.2013", "2013-08-19"),
        ("08.19.13, 9:30", "2013-08-19T09:30:00"),
        ("1 غشت 2017", "2017-08-01"),
        ("۲۴ اسد ۱۴۰۰", "2021-08-15"),
        ("۲۶ خرداد ۹۹", "2020-06-15"),
        ("Sep 1, 17", "2017-09-01"),
        ("2017ko irailaren 1a", "2017-09-01"),
        ("2025eko uztailaren 6an", "2025-07-06"),
        ("2017 සැප්තැම්බර් 1", "2017-09-01"),
        ("၁ စက်တင်ဘာ ၂၀၁၇", "2017-09-01"),
        ("១ កញ្ញា ២០១៧", "2017-09-01"),
        ("1 ກັນຍາ 2017", "2017-09-01"),
        ("Residence: Mars 05/17 09:24", ""),
        ("Mar/05/17", "2017-03-05"),
        ("Issue 5, March 2019", "2019-03"),
        ("Vol. 5, March 2019", "2019-03"),
        ("1 Sep 17 | Harbour", "2017-09-01"),
        ("Sep 1, 17 boats were lost", ""),
        ("On 1 Sep 17 boats were lost", ""),
        ("Fri, 09/01/2017 - 08:00", "2017-09-01T08:00:00"),
        ("Freitag, 01/09/2017", "2017-09-01"),
        ("09/01/2017 (Friday)", "2017-09-01"),
        ("09/01/2017, Monday", "2017-01-09"),
        ("Tue 09/01/2017", "2017-01-09"),
        ("the 6th of July, 2025", "2025-07-06"),
        ("6 JULY 2025", "2025-07-06"),
        ("06-Jul-2025", "2025-07-06"),
        ("3.Mär.19", "2019-03-03"),
        ("Author: X, Datum: 03.Mär.19", "2019-03-03"),
        ("Von X, Sonntag, den 6. Juli 2025, 10.19 Uhr", "2025-07-06T10:19:00"),
        ("6. Jänner 2025", "2025-01-06"),
        ("dimanche 1er juin 2025 à 12h30", "2025-06-01T12:30:00"),
        ("Publicado el 6 de julio de 2025 a las 10:19h", "2025-07-06T10:19:00"),
        ("04 de mayo 2022 a las 09:01 hrs.", "2022-05-04T09:01:00"),
        ("4 de abril del 2024", "2024-04-04"),
        ("6 luglio 2025", "2025-07-06"),
        ("6 de março de 2025", "2025-03-06"),
        ("6 juli 2025", "2025-07-06"),
        ("6 lipca 2025, 14:05", "2025-07-06T14:05:00"),
        ("6 июля 2025 г., 10:19", "2025-07-06T10:19:00"),
        ("6 липня 2025 року", "2025-07-06"),
        ("6 Temmuz 2025", "2025-07-06"),
        ("6. července 2025", "2025-07-06"),
        ("6. júla 2025", "2025-07-06"),
        ("6 maj 2025", "2025-05-06"),
        ("6. heinäkuuta 2025 klo 10.19", "2025-07-06T10:19:00"),
        ("2025. július 6.", "2025-07-06"),
        ("2024 m. rugpjūčio 22 d. 10:19", "2024-08-22T10:19:00"),
        ("6 iulie 2025", "2025-07-06"),
        ("6 Ιουλίου 2025", "2025-07-06"),
        ("6 de juliol de 2025", "2025-07-06"),
        ("6 d'agost de 2025", "2025-08-06"),
        ("6 Agustus 2025", "2025-08-06"),
        ("6 Ogos 2025", "2025-08-06"),
        ("6 Julai 2025", "2025-07-06"),
        ("ngày 6 tháng 7 năm 2025", "2025-07-06"),
        ("6 Tháng Bảy, 2025", "2025-07-06"),
        ("٦ يوليو ٢٠٢٥", "2025-07-06"),
        ("6 كانون الثاني 2025", "2025-01-06"),
        ("6 ביולי 2025", "2025-07-06"),
        ("6 जुलाई 2025", "2025-07-06"),
        ("६ जुलाई २०२५", "2025-07-06"),
        ("৬ জুলাই ২০২৫", "2025-07-06"),
        ("6 กรกฎาคม 2568", "2025-07-06"),
        ("2025年7月6日 10時19分", "2025-07-06T10:19:00"),
        ("2025年7月6日星期日", "2025-07-06"),
        ("令和7年7月6日", "2025-07-06"),
        ("2025년 7월 6일 오후 3:05", "2025-07-06T15:05:00"),
        ("2025.07.06 10:19", "2025-07-06T10:19:00"),
        ("2025. 07. 06. 10:19", "2025-07-06T10:19:00"),
        ("2025/07/06(日) 10:19", "2025-07-06T10:19:00"),
        ("2025-07-06T10:11:12.5+0200", "2025-07-06T10:11:12+02:00"),
        ("2025-07-06 10:11:12-05", "2025-07-06T10:11:12-05:00"),
        ("2025-07-06 10:11:12.345-05", "2025-07-06T10:11:12-05:00"),
        ("2025-07-06 10:11-12", "2025-07-06T10:11:00"),
        ("06.07.2025", "2025-07-06"),
        ("6. 7. 2025", "2025-07-06"),
        ("26 | 01 | 2022", "2022-01-26"),
        ("04.02.2022 | 15:33 Uhr | Dennis", "2022-02-04T15:33:00"),
        ("13/07/2022", "2022-07-13"),
        ("07/13/2022", "2022-07-13"),
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25T14:07:00"),
        ("Meyer22. Februar 2020", "2020-02-22"),
        ("28. Juli 201928. Juli 2019", "2019-07-28"),
        ("November 8, 2023 | 6:03 pmNovember 8, 2023 | 6:03 pm", "2023-11-08T18:03:00 2023-11-08T18:03:00"),
        ("Published Fri, Apr 28 20239:34 AM EDT", "2023-04-28"),
        ("15/01/201614/01/2016", "2016-01-15"),
        ("30.01.202430. Januar 2024", "2024-01-30"),
        ("1.11.23 20:19 von X", "2023-11-01T20:19:00"),
        ("PostedJuly 6, 2025", "2025-07-06"),
        ("Sep 2, 2024, 17:07 IST", "2024-09-02T17:07:00"),
        ("Aug 08, 2024 4:00 AM EDT", "2024-08-08T04:00:00-04:00"),
        ("10:19 Uhr, 6. Juli 2025", "2025-07-06T10:19:00"),
        ("18 Eylül 2022 Pazar 11:20", "2022-09-18T11:20:00"),
        ("Sat Nov 18 15:21:41 GMT 2017", "2017-11-18T15:21:41Z"),
        ("July 2025", "2025-07"),
        ("juillet 2025", "2025-07"),
        ("since August 2021.", "2021-08"),
        ("06/Jul/2025:10:19:00 +0200", "2025-07-06T10:19:00+02:00"),
        ("18:20-11 مارس 2025 م ـ 11 رمضان 1446 هـ", "2025-03-11T18:20:00"),
        ("10:19-6 July 2025", "2025-07-06T10:19:00"),
        ("14 มี.ค. 2566", "2023-03-14"),
        ("วันที่ 19 ส.ค. 64 เวลา", "2021-08-19"),
        ("14 มีนาคม พ.ศ. 2566", "2023-03-14"),
        ("14 มีนาคม 2023", "2023-03-14"),
        ("۲۳ اسفند ۱۴۰۱", "2023-03-14"),
        ("۱۴۰۱/۱۲/۲۳", "2023-03-14"),
        ("30 اسفند 1399", "2021-03-20"),
        ("令和元年5月21日", "2019-05-21"),
        ("令和五年三月十四日", "2023-03-14"),
        ("二〇二三年十二月二十一日", "2023-12-21"),
        ("14 آذار/مارس 2023", "2023-03-14"),
        ("14 مارس (آذار) 2023", "2023-03-14"),
        ("6 كانون الثاني/يناير 2025", "2025-01-06"),
        ("14-III-2023", "2023-03-14"),
        ("14 XII 2023", "2023-12-14"),
        ("2023. gada 14. martā", "2023-03-14"),
        ("14 сакавіка 2023", "2023-03-14"),
        ("14 մարտի, 2023", "2023-03-14"),
        ("14 მარტი 2023", "2023-03-14"),
        ("14 மார்ச் 2023", "2023-03-14"),
        ("14 ಮಾರ್ಚ್ 2023", "2023-03-14"),
        ("14 Meán Fómhair 2023", "2023-09-14"),
        ("2023. február 3., péntek 12:48", "2023-02-03T12:48:00"),
        ("2017, 21st of March", "2017-03-21"),
        ("In 2017, 21st of March, 2016", "2016-03-21"),
        ("2019(平成31)年1月30日", "2019-01-30"),
        ("2019年（平成31年）1月30日", "2019-01-30"),
        ("30ی کانوونی دووەمی 2019", "2019-01-30"),
        ("٣٠ی تەممووزی ٢٠١٩", "2019-07-30"),
        ("30ê Çileya 2019", "2019-01-30"),
        ("30 Oṣù Kẹta 2019", "2019-03-30"),
        ("16 माघ 2075", "2019-01-30"),
        ("२०७५ माघ १६ गते बुधबार", "2019-01-30"),
        ("वैशाख १, २०८१", "2024-04-13"),
        ("१६ माघ १९७५", ""),
    ] {
        assert_eq!(all(text, &Reading::default()), stamps, "{text}");
    }
}

#[test]
fn leaves_what_is_no_date() {
    for text in [
        "version 1.2.2020.4", "v1.2.2020", "192.168.10.20", "ISBN 978-3-16-148410-0", "030/12/2020-44",
        "tel. 555-01-02-2020", "12.10 €", "31.02.2025", "Dismay 5, 2020", "LeMay 5, 2020", "Marching 2020",
        "2020 people", "a 2020-21 season", "/june-2020/", "6 July", "2 hours ago", "10:19", "14/3 2023", "1401/12/23",
        "112年3月14日", "Louis 14 V 2023", "三月", "",
    ] {
        assert_eq!(all(text, &Reading::default()), "", "{text}");
    }
}

#[test]
fn hours_count_back_over_midnight() {
    for (clock, text, day) in [
        ((9, 30), "23 hours ago", "2025-09-04"),
        ((0, 30), "vor 2 Stunden", "2025-09-04"),
        ((0, 30), "35 minutes ago", "2025-09-05"),
        ((23, 30), "23小时前", "2025-09-05"),
        ((9, 30), "48 hours ago", "2025-09-03"),
    ] {
        let saved = NaiveDate::from_ymd_opt(2025, 9, 5).and_then(|day| day.and_hms_opt(clock.0, clock.1, 0));
        assert_eq!(all(text, &Reading { reference: saved, ..Reading::default() }), day, "{clock:?} {text}");
    }
}

#[test]
fn counts_from_the_reference_day() {
    let how = Reading { reference: reference(), ..Reading::default() };
    for (text, stamps) in [
        ("2 hours ago", "2025-09-05"),
        ("Max March, 6 July 2025", "2025-07-06"),
        ("July 6, August 2, 2025", "2025-07-06 2025-08-02"),
        ("Published 3 days ago", "2025-09-02"),
        ("vor 3 Tagen", "2025-09-02"),
        ("35 minutes ago", "2025-09-05"),
        ("vor 5 Minuten", "2025-09-05"),
        ("il y a 5 minutes", "2025-09-05"),
        ("hace 40 segundos", "2025-09-05"),
        ("5 minuten geleden", "2025-09-05"),
        ("24 hours ago", "2025-09-04"),
        ("vor 30 Stunden", "2025-09-04"),
        ("23小时前", "2025-09-05"),
        ("3 dae gelede", "2025-09-02"),
        ("fa 3 dies", "2025-09-02"),
        ("3 päeva eest", "2025-09-02"),
        ("duela 3 egun", "2025-09-02"),
        ("3 nappal ezelőtt", "2025-09-02"),
        ("pirms 3 dienām", "2025-09-02"),
        ("3 күн бұрын", "2025-09-02"),
        ("преди 2 седмици", "2025-08-22"),
        ("for 3 døgn siden", "2025-09-02"),
        ("acum 24 de ore", "2025-09-04"),
        ("3 రోజుల క్రితం", "2025-09-02"),
        ("vor 2 Stunden", "2025-09-05"),
        ("il y a 2 jours", "2025-09-03"),
        ("hace 3 días", "2025-09-02"),
        ("há 3 dias", "2025-09-02"),
        ("3 giorni fa", "2025-09-02"),
        ("2 dagen geleden", "2025-09-03"),
        ("2 dni temu", "2025-09-03"),
        ("2 дня назад", "2025-09-03"),
        ("3 gün önce", "2025-09-02"),
        ("för 2 dagar sedan", "2025-09-03"),
        ("3天前", "2025-09-02"),
        ("2日前", "2025-09-03"),
        ("3시간 전", "2025-09-05"),
        ("2 weeks ago", "2025-08-22"),
        ("3 months ago", "2025-06"),
        ("2 years ago", "2023"),
        ("yesterday at 10:19", "2025-09-04T10:19:00"),
        ("Gestern, 10:19 Uhr", "2025-09-04T10:19:00"),
        ("Aujourd'hui à 9h05", "2025-09-05T09:05:00"),
        ("He came yesterday for tea", ""),
        ("Mon 14 July", "2025-07-14"),
        ("Sunday, July 14", "2024-07-14"),
        ("Tue 14 July", "2020-07-14"),
        ("14 July", "2025-07-14"),
        ("a week ago", "2025-08-29"),
        ("Published an hour ago", "2025-09-05"),
        ("Vor drei Tagen", "2025-09-02"),
        ("Ada Lund · vor einer Woche", "2025-08-29"),
        ("il y a deux jours", "2025-09-03"),
        ("hace una semana", "2025-08-29"),
        ("há três dias", "2025-09-02"),
        ("due giorni fa", "2025-09-03"),
        ("een week geleden", "2025-08-29"),
        ("for to dager siden", "2025-09-03"),
        ("för två dagar sedan", "2025-09-03"),
        ("viikko sitten", "2025-08-29"),
        ("tydzień temu", "2025-08-29"),
        ("неделю назад", "2025-08-29"),
        ("منذ يومين", "2025-09-03"),
        ("2 दिन पहले", "2025-09-03"),
        ("לפני 3 ימים", "2025-09-02"),
        ("昨天 16:15", "2025-09-04T16:15:00"),
        ("어제", "2025-09-04"),
        ("I går 16:15", "2025-09-04T16:15:00"),
        ("I går kl. 16:15", "2025-09-04T16:15:00"),
        ("2 napja", "2025-09-03"),
        ("πριν από 2 ημέρες", "2025-09-03"),
        ("2 วันที่แล้ว", "2025-09-03"),
        ("open for two days", ""),
        ("Open for 3 days", ""),
        ("A 3 días de las elecciones", ""),
        ("À 3 jours du vote", ""),
        ("Ha 3 giorni di tempo", ""),
        ("a day in the life", ""),
        ("one day", ""),
        ("from a year ago that the council forgot", ""),
        ("قبل يوم من الافتتاح", ""),
        ("6 July", "2025-07-06"),
        ("December 24", "2024-12-24"),
        ("7月6日", "2025-07-06"),
        ("06.07.25", "2025-07-06"),
        ("5 May, 10:19", "2025-05-05T10:19:00"),
    ] {
        assert_eq!(all(text, &how), stamps, "{text}");
    }
}

#[test]
fn says_when_day_and_month_could_be_swapped() {
    let with = |order, language| Reading { order, language, reference: None };
    for (text, how, stamp, ambiguous) in [
        ("03/04/2025", with(None, None), "2025-04-03", true),
        ("03/04/2025", with(None, Some("en")), "2025-03-04", true),
        ("03/04/2025", with(None, Some("en-GB")), "2025-04-03", true),
        ("03/04/2025", with(Some(Order::MonthFirst), Some("de")), "2025-03-04", true),
        ("03/03/2025", with(None, None), "2025-03-03", false),
        ("03.04.2025", with(Some(Order::MonthFirst), Some("en-US")), "2025-04-03", false),
        ("13/04/2025", with(Some(Order::MonthFirst), None), "2025-04-13", false),
    ] {
        let found = find_first(text, &how).unwrap();
        assert_eq!((found.stamp.to_string().as_str(), found.ambiguous), (stamp, ambiguous), "{text} {how:?}");
    }
    assert_eq!(order_hint(["12/07/2022", "13/07/2022"]), Some(Order::DayFirst));
    assert_eq!(order_hint(["12/07/2022", "07/13/2022"]), Some(Order::MonthFirst));
    assert_eq!(order_hint(["13.07.2022"]), Some(Order::DayFirst));
    assert_eq!(order_hint(["2022-07-13"]), Some(Order::YearFirst));
    assert_eq!(order_hint(["12/07/2022", "July 6, 2025"]), None);
}

#[test]
fn the_language_tells_how_a_date_is_written() {
    for (text, language, stamp) in [
        ("8.5.12", "de", "2012-05-08"),
        ("8.5.12", "en", ""),
        ("14/3 2023", "da", "2023-03-14"),
        ("14/3-2023", "sv-SE", "2023-03-14"),
        ("1401/12/23", "fa", "2023-03-14"),
        ("112年3月14日", "zh-TW", "2023-03-14"),
        ("112/03/14", "zh-TW", "2023-03-14"),
        ("112/03/14", "en", ""),
        ("112年3月14日", "ja", ""),
    ] {
        assert_eq!(all(text, &Reading { language: Some(language), ..Reading::default() }), stamp, "{text} {language}");
    }
}

#[test]
fn the_language_settles_a_name_that_two_share() {
    let in_language = |language| Reading { language: Some(language), ..Reading::default() };
    assert_eq!(all("6. listopada 2025", &in_language("hr")), "2025-10-06");
    assert_eq!(all("6 listopada 2025", &in_language("pl")), "2025-11-06");
}

#[test]
fn reads_stamps() {
    for (value, stamp) in [
        ("2025-07-06", "2025-07-06"),
        ("20250706", "2025-07-06"),
        ("20250706T101112Z", "2025-07-06T10:11:12Z"),
        ("20250706101112", "2025-07-06T10:11:12"),
        ("202507061011", "2025-07-06T10:11:00"),
        ("20250706 10:11:12", "2025-07-06T10:11:12"),
        ("2025:07:06 10:11:12", "2025-07-06"),
        ("2025-W27-7", "2025-07-06"),
        ("2025-187", "2025-07-06"),
        ("1512345678.25", "2017-12-04T00:01:18Z"),
        ("2025-07-06 10:11:12 +0000", "2025-07-06T10:11:12Z"),
        ("2025-07-06T10:11:12.123456Z", "2025-07-06T10:11:12Z"),
        ("2025-07-06T10:11:12+0200", "2025-07-06T10:11:12+02:00"),
        ("2025-07-06T10:11:12-03:30", "2025-07-06T10:11:12-03:30"),
        ("2025-07-06T10:11+02:00[Europe/Berlin]", "2025-07-06T10:11:00+02:00"),
        ("2025-07-06T10:11", "2025-07-06T10:11:00"),
        ("Sat Nov 18 2017 15:21:41 GMT+0000 (UTC)", "2017-11-18T15:21:41Z"),
        ("Sun, 06 Jul 2025 10:11:12 +0200", "2025-07-06T10:11:12+02:00"),
        ("Sun, 6 Jul 2025 10:11:12 EST", "2025-07-06T10:11:12-05:00"),
        ("1512345678", "2017-12-04T00:01:18Z"),
        ("1512345678000", "2017-12-04T00:01:18Z"),
        ("/Date(1512345678000)/", "2017-12-04T00:01:18Z"),
        ("2025-07", "2025-07"),
        ("2025-7", "2025-07"),
        ("2025", "2025"),
        (" \"2025-07-06\" ", "2025-07-06"),
        ("July 6, 2025 10:11 am", "2025-07-06T10:11:00"),
    ] {
        let found = parse_stamp(value, &Reading::default());
        assert_eq!(found.map(|f| f.stamp.to_string()).as_deref(), Some(stamp), "{value}");
    }
    for value in ["", "0001-01-01T00:00:00", "9999", "12345", "1", "0", "true", "2025-13-40", "4294967295123"] {
        assert_eq!(parse_stamp(value, &Reading::default()), None, "{value}");
    }
}

#[test]
fn reads_addresses() {
    for (url, stamp) in [
        ("https://a.example/2025/07/06/slug", Some("2025-07-06")),
        ("https://a.example/news/what-happened-on-july-6-2025", None),
        ("https://a.example/news/harbour-fair-july-6-2025", Some("2025-07-06")),
        ("https://a.example/2025/mag/slug", None),
        ("https://a.example/news/2025/7/6/slug.html", Some("2025-07-06")),
        ("https://a.example/2025/jul/06/slug", Some("2025-07-06")),
        ("https://a.example/news/29-10-2021", Some("2021-10-29")),
        ("https://a.example/news/slug-29-10-2021.html", Some("2021-10-29")),
        ("https://a.example/news/03-04-2021", None),
        ("https://a.example/2025/07/slug", Some("2025-07")),
        ("https://a.example/2025/0706/c90000-1.html", Some("2025-07-06")),
        ("https://a.example/2025-07/06/content_1.htm", Some("2025-07-06")),
        ("https://a.example/2025-07-06-slug", Some("2025-07-06")),
        ("https://a.example/slug-words-2025-07-06/", Some("2025-07-06")),
        ("https://a.example/2025_07_06/slug", Some("2025-07-06")),
        ("https://a.example/20250706/slug", Some("2025-07-06")),
        ("https://a.example/some-slug-20250706.html", Some("2025-07-06")),
        ("https://a.example/2025/07/slug-20250706.html?x=2011/01/01", Some("2025-07-06")),
        ("https://a.example/attacks-of-2001-09-11-remembered", None),
        ("https://a.example/2025-07-06-words-after", Some("2025-07-06")),
        ("https://a.example/slug-words-july-6-2025", Some("2025-07-06")),
        ("https://a.example/slug-words-6-july-2025.html", Some("2025-07-06")),
        ("https://a.example/16/07/2025/slug", Some("2025-07-16")),
        ("https://a.example/06/07/2025/slug", None),
        ("https://a.example/202507/06/slug.html", Some("2025-07-06")),
        ("https://a.example/202507/t20250706_1234.html", Some("2025-07-06")),
        ("https://a.example/a/20250706000123", Some("2025-07-06")),
        ("https://a.example/view/AKR20250706012300001", Some("2025-07-06")),
        ("https://a.example/202599/06/slug.html", None),
        ("https://a.example/id/20259906000123", None),
        ("https://a.example/slug-may-20-25", None),
        ("https://a.example/articles/s12905-022-02136-8", None),
        ("https://a.example/slug/a-20110512", None),
        ("https://a.example/2025/slug", None),
        ("https://a.example/1890/07/06/", None),
        ("https://a.example/2025/13/01/", None),
        ("https://a.example/?date=2025-07-06", None),
        ("https://2025.example/", None),
        ("https://a.example/salt-works-20250706-p5d8x2.html", Some("2025-07-06")),
        ("https://a.example/a-20250706-p5d8x2.html", None),
        ("", None),
    ] {
        assert_eq!(from_url(url).map(|s| s.to_string()).as_deref(), stamp, "{url}");
    }
}

#[test]
fn word_lists_are_folded_as_they_are_looked_up() {
    use super::names::*;
    let lists = [ORDINALS, BETWEEN, BEFORE_TIME, AFTER_TIME, AGO_BEFORE, AGO_AFTER, WORDS_LIKE_MONTHS];
    let stems = UNITS.iter().flat_map(|(_, stems)| stems.iter());
    let days = DAY_WORDS.iter().map(|(word, _)| word);
    let zones = ZONES.iter().map(|(zone, _)| zone);
    for word in lists
        .into_iter()
        .flatten()
        .chain(stems)
        .chain(days)
        .chain(zones)
        .chain(WEEKDAYS.iter().flat_map(|day| day.iter()))
    {
        assert_eq!(crate::fold::fold(word), *word);
    }
}

#[test]
fn spans_cover_the_date_and_its_time() {
    let text = "Von X, 6. Juli 2025, 10.19 Uhr – Kommentar";
    let found = find_first(text, &Reading::default()).unwrap();
    assert_eq!(&text[found.span], "6. Juli 2025, 10.19 Uhr");
}

#[test]
fn numerals_without_end_are_no_year() {
    assert!(find_all("九〇〇〇〇〇〇〇〇〇〇〇〇年三月三日", &Reading::default()).is_empty());
}

proptest! {
    #[test]
    fn never_panics_and_spans_are_in_order(text in ".{0,200}") {
        let how = Reading { reference: reference(), ..Reading::default() };
        let mut end = 0;
        for found in find_all(&text, &how) {
            prop_assert!(found.span.start >= end);
            prop_assert!(text.get(found.span.clone()).is_some());
            end = found.span.end;
        }
        parse_stamp(&text, &how);
        from_url(&text);
    }

    #[test]
    fn never_panics_near_dates(text in "([0-9]{1,8}|[ ./:,-]|July|mai|年|月|日|〇〇|九|十|令和|ago|vor|Uhr|T|Z|\\+|GMT|yesterday|h|pm|PM|days){0,24}") {
        let how = Reading { reference: reference(), ..Reading::default() };
        find_all(&text, &how);
        parse_stamp(&text, &how);
        from_url(&text);
    }
}
