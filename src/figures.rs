//! Numbers as people read them, in messages and answers alike: thousands parted, sizes, durations, bars.

use std::time::Duration;

/// `1,234,567`
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number and its noun: `1 page`, `2 pages`.
pub fn counted(n: u64, noun: &str) -> String {
    format!("{} {noun}{}", number(n), if n == 1 { "" } else { "s" })
}

/// `1.9 GB`, in powers of a thousand.
pub fn size(bytes: u64) -> String {
    let mut value = bytes as f64;
    for unit in ["bytes", "kB", "MB", "GB"] {
        if value < 999.5 {
            return if unit == "bytes" || value >= 99.5 {
                format!("{value:.0} {unit}")
            } else {
                format!("{value:.1} {unit}")
            };
        }
        value /= 1000.0;
    }
    format!("{value:.1} TB")
}

/// `0.14 s`, `12 s`, `3 min 20 s`
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    // Rounded before they are parted: 179.7 s are no 2 min 60 s.
    let (whole, minutes) = (seconds.round() as u64, (seconds / 60.0).round() as u64);
    match seconds {
        s if s < 1.0 => format!("{s:.2} s"),
        s if s < 10.0 => format!("{s:.1} s"),
        _ if whole < 120 => format!("{whole} s"),
        _ if whole < 7200 => format!("{} min {} s", whole / 60, whole % 60),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

/// A bar of `width` columns for the greatest value, in eighths of a column; never empty for a value that is not 0.
pub fn bar(value: u64, greatest: u64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if value == 0 || greatest == 0 {
        return String::new();
    }
    let eighths = (value as f64 / greatest as f64 * width as f64 * 8.0).round().max(1.0) as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        for (n, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(n), text);
        }
        assert_eq!([counted(1, "page"), counted(2_000, "page")], ["1 page", "2,000 pages"]);
    }

    #[test]
    fn sizes_and_durations() {
        assert_eq!(
            [0, 999, 1_000, 81_204, 999_999, 1_900_000_000].map(size),
            ["0 bytes", "999 bytes", "1.0 kB", "81.2 kB", "1.0 MB", "1.9 GB"]
        );
        for (seconds, text) in [
            (0.14, "0.14 s"),
            (1.42, "1.4 s"),
            (45.0, "45 s"),
            (119.6, "2 min 0 s"),
            (179.7, "3 min 0 s"),
            (200.0, "3 min 20 s"),
            (7_300.0, "2 h 2 min"),
            (10_799.0, "3 h 0 min"),
        ] {
            assert_eq!(duration(Duration::from_secs_f64(seconds)), text);
        }
    }

    #[test]
    fn bars() {
        assert_eq!(bar(0, 10, 8), "");
        assert_eq!(bar(10, 10, 3), "███");
        assert_eq!(bar(1, 1_000, 8), "▏");
        assert_eq!(bar(1, 2, 3), "█▌");
    }
}
