//! The matrix of routes: pages, files, and what watches the server.

use super::{
    Kind::{Address, Attendance, Feedback, Letters, Logins, Name, Reasons, Results, WorkOfQuizzes},
    Row,
    Shown::{Oneself, Others},
    letters::{O, P, S, X, Y},
    rows,
};

/// What happens to whom at each route, and what about a judge it shows. `Y` yes, `X` not allowed,
/// `O` no such thing, `S` sign in first, `P` told of the place that one waits for or gave up.
pub const ROUTES: &[Row] = rows! {
    //                                        nobody  judge      waits  with-  judge      other  trainer  observer  orga-  orga-      admini-
    //                                                elsewhere         drew   concerned  judge                     nizer  nizer      strator
    //                                                                                                                     elsewhere
    // For everybody.
    "/sign-in"                                  Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/sign-in/code"                             Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/forgotten"                                Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/invitations/{token}"                      Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/addresses/{token}"                        Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    // A code in the room names whose it is, to who has it.
    "/arrive"                                   Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/arrive/{code}"                            Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    // A code that is good leads on to it, once one has signed in.
    "/c"                                        Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/c/{code}"                                 S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/privacy"                                  Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/calendar/{file}"                          Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/trainings/sample-list.csv"                Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/offline-worker.js"                        Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/assets/{*file}"                           Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    // Only the demonstration has it.
    "/parts"                                    O       O          O      O      O          O      O        O         O      O          O;
    "/healthz"                                  Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    "/readyz"                                   Y       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;

    // One's own.
    "/"                                         S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account"                                  S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name), Oneself(Address), Oneself(Logins)];
    "/signed-in"                                S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y;
    // The same for all: what it shows lies in the browser.
    "/waiting"                                  S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/address"                          S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name), Oneself(Address)];
    "/account/calendar"                         S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/letters"                          S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/who-sees-what"                    S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/passkeys"                         S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/second-step"                      S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    // Nobody but their author is ever shown them.
    "/account/notes"                            S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/data"                             S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name)];
    "/account/data.json"                        S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name), Oneself(Address), Oneself(Attendance), Oneself(Reasons), Oneself(WorkOfQuizzes), Oneself(Results), Oneself(Feedback), Oneself(Letters), Oneself(Logins)];
    "/account/data.html"                        S       Y          Y      Y      Y          Y      Y        Y         Y      Y          Y
                                                [Oneself(Name), Oneself(Address), Oneself(Attendance), Oneself(Reasons), Oneself(WorkOfQuizzes), Oneself(Results), Oneself(Feedback), Oneself(Letters), Oneself(Logins)];

    // Administration.
    "/administration"                           S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name)];
    "/audit"                                    S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name)];
    "/audit.csv"                                S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name)];
    "/audit.xlsx"                               S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name)];
    "/letters"                                  S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name), Others(Address), Others(Letters)];
    "/accounts/{account}/profile"               S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name), Others(Address)];
    "/merge/{account}"                          S       X          X      X      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Address)];
    "/erase/{account}"                          S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name), Others(Address)];

    "/accounts"                                 S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name), Others(Address)];
    "/accounts/{account}"                       S       X          X      X      X          X      X        X         X      X          Y
                                                [Others(Name), Others(Address), Others(Logins), Others(Attendance), Others(Results)];

    // Managing a training.
    "/trainings/new"                            S       X          X      X      X          X      X        X         Y      Y          Y;
    "/trainings/{training}/copy"                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/end"                 S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/change"              S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/agenda"              S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/new"        S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/table"      S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/table/{table}"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/{session}/delete"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/{session}/change"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/groups"              S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name)];
    "/trainings/{training}/people"              S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Address)];
    "/trainings/{training}/people/{enrolment}"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Address), Others(Attendance), Others(Results)];
    "/trainings/{training}/people/chosen/{chosen}"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name)];
    "/trainings/{training}/people/list/{list}"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Address)];
    "/trainings/{training}/people/list/{list}/columns"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/letters/new"         S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/letters/{letter}"    S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/people/slips/{slips}"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name)];
    "/trainings/{training}/people/links/{links}"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name)];

    // Reading the course.
    "/trainings/{training}"                     S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/calendar.ics"        S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/lessons/{lesson}"    S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    // One's own note: whoever reads writes it.
    "/trainings/{training}/lessons/{lesson}/notes/{section}"
                                                S       O          O      O      Y          Y      Y        Y         Y      O          X;
    "/trainings/{training}/lessons/pictures/{name}"
                                                O       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/documents/{document}"
                                                S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/booklets"            S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/booklets/{module}"   S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/open-questions/{module}"
                                                S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/glossary"            S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    "/trainings/{training}/search"              S       O          O      O      Y          Y      Y        Y         Y      O          Y;
    // What trainers have at hand for a lesson.
    "/trainings/{training}/notes/{lesson}"      S       O          O      O      X          X      Y        X         X      O          Y;
    // What judges think, without their names.
    "/trainings/{training}/opinions"            S       O          O      O      X          X      Y        X         X      O          Y;
    "/trainings/{training}/opinions.csv"        S       O          O      O      X          X      Y        X         X      O          Y;
    "/trainings/{training}/problems"            S       O          O      O      X          X      Y        X         Y      O          Y;

    // Quizzes.
    "/trainings/{training}/results"             S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Results)];
    "/trainings/{training}/results.csv"         S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Address), Others(Results)];
    "/trainings/{training}/results.xlsx"        S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Address), Others(Results)];
    "/trainings/{training}/quizzes/{quiz}"      S       O          O      O      Y          Y      Y        Y         Y      O          Y
                                                [Oneself(Results)];
    "/trainings/{training}/practice/missed"     S       O          O      O      Y          Y      X        X         X      O          X;
    "/trainings/{training}/quizzes/{quiz}/people"
                                                S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Results)];
    "/trainings/{training}/quizzes/{quiz}/results"
                                                S       O          O      O      X          X      Y        X         X      O          Y
                                                [Others(Name), Others(Results)];
    "/trainings/{training}/quizzes/{quiz}/marking"
                                                S       O          O      O      X          X      Y        X         X      O          Y
                                                [Others(WorkOfQuizzes), Others(Feedback)];
    "/trainings/{training}/quizzes/{quiz}/regrade"
                                                S       O          O      O      X          X      Y        X         X      O          Y;
    "/trainings/{training}/previews/{quiz}"
                                                S       O          O      O      X          X      Y        X         X      O          Y;
    "/trainings/{training}/attempts/{attempt}"
                                                S       O          O      O      Y          O      Y        O         O      O          Y
                                                [Oneself(Name), Oneself(WorkOfQuizzes), Oneself(Results), Oneself(Feedback), Others(Name), Others(WorkOfQuizzes), Others(Results), Others(Feedback)];
    "/trainings/{training}/attempts/{attempt}/questions/{question}"
                                                S       O          O      O      Y          O      O        O         O      O          O;

    "/trainings/{training}/attempts/{attempt}/events"
                                                S       O          O      O      Y          O      O        O         O      O          O;

    // The register.
    "/trainings/{training}/sessions/{session}/meeting"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/{session}/meeting/{list}"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/sessions/{session}/register"
                                                S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Attendance)];
    "/trainings/{training}/sessions/{session}/register/{enrolment}"
                                                S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Attendance)];
    "/trainings/{training}/sessions/{session}/register/events"
                                                S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Attendance)];
    "/trainings/{training}/sessions/{session}/code"
                                                S       O          O      O      X          X      X        X         Y      O          Y;
    "/trainings/{training}/requests"            S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Attendance), Others(Reasons)];
    "/trainings/{training}/requests/documents/{excuse}"
                                                S       O          O      O      Y          X      X        X         Y      O          Y
                                                [Oneself(Reasons), Others(Reasons)];
    "/trainings/{training}/register"            S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Attendance)];
    "/trainings/{training}/register/open"       S       O          O      O      X          X      X        X         Y      O          Y
                                                [Others(Name), Others(Attendance)];
    "/trainings/{training}/figures"             S       O          O      O      X          X      Y        Y         Y      O          Y;
    "/trainings/{training}/register/groups"     S       O          O      O      X          X      Y        X         Y      O          Y;
    "/trainings/{training}/register/signatures"
                                                S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name)];
    "/trainings/{training}/register.csv"        S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Attendance), Others(Address)];
    "/trainings/{training}/register.xlsx"       S       O          O      O      X          X      Y        X         Y      O          Y
                                                [Others(Name), Others(Attendance), Others(Address)];

    // Being there oneself.
    "/trainings/{training}/attendance"          S       O          O      O      Y          Y      X        X         X      O          X
                                                [Oneself(Attendance), Oneself(Reasons)];
    "/trainings/{training}/sessions/{session}/online"
                                                S       O          P      P      Y          Y      Y        Y         Y      O          Y
                                                [Oneself(Attendance)];
};

/// The routes of one session that are open to somebody who was named to call its roll, whatever
/// the own row says.
pub const NAMED_ROUTES: [&str; 3] = [
    "/trainings/{training}/sessions/{session}/register",
    "/trainings/{training}/sessions/{session}/register/events",
    "/trainings/{training}/sessions/{session}/register/{enrolment}",
];
