//! What the sheet says while it saves itself.

use course::Language;
use islands::answer_sheet::Words;

use crate::language::say;

/// The words of the answer sheet; what stands in braces is filled in by the browser.
pub(super) fn of(language: Language) -> Words {
    let (answered, count) = ("{answered}", "{count}");
    Words {
        saving: say!(language, "sheet-saving"),
        saved: say!(language, "sheet-saved-at", time = "{time}"),
        kept: say!(language, "sheet-kept"),
        kept_in_page: say!(language, "sheet-kept-in-page"),
        refused: say!(language, "sheet-refused"),
        newer: say!(language, "sheet-newer"),
        elsewhere: say!(language, "sheet-elsewhere"),
        sign_in: say!(language, "sheet-sign-in"),
        sign_in_link: say!(language, "sheet-sign-in-link"),
        submitted: say!(language, "sheet-submitted"),
        time_over: say!(language, "sheet-time-over"),
        reload: say!(language, "sheet-reload"),
        offline_submit: say!(language, "sheet-offline-submit"),
        sheet_saved: say!(
            language,
            "sheet-saved",
            answered = answered,
            count = count,
            time = "{time}"
        ),
        sheet_saving: say!(
            language,
            "sheet-all-saving",
            answered = answered,
            count = count
        ),
        sheet_waiting: say!(
            language,
            "sheet-all-waiting",
            answered = answered,
            count = count,
            waiting = "{waiting}"
        ),
        sheet_refused: say!(
            language,
            "sheet-all-refused",
            answered = answered,
            count = count,
            refused = "{refused}"
        ),
        place_open: say!(language, "sheet-open"),
        place_answered: say!(language, "sheet-answered"),
        place_later: say!(language, "sheet-later"),
        minutes_left: say!(language, "sheet-minutes-left", minutes = "{minutes}"),
        ten_minutes: say!(language, "sheet-ten-minutes"),
        five_minutes: say!(language, "sheet-five-minutes"),
        one_minute: say!(language, "sheet-one-minute"),
        same_place: say!(language, "sheet-same-place"),
        reopened: say!(language, "sheet-reopened"),
        choice: say!(language, "untaken-choice"),
    }
}
