# The words of the interface. English is the language that the build checks keys against; the
# other languages hold the same keys with the same arguments.

## The frame
skip = Skip to main content
nav-label = Main
nav-trainings = Trainings
nav-audit = Audit
language-label = Language
sign-out = Sign out
foot = Törelik: open-source training for judges. Your data stays with the academy that runs this server.
save = Save
change = Change
cancel = Cancel
pager-label = Pages
pager-before = Previous
pager-after = Next

## Fields
field-email = E-mail
field-name = Name
field-password = Password
field-current-password = Current password
field-stay = Stay signed in on this device
field-title-en = Title in English
field-title-ru = Title in Russian
field-title-kk = Title in Kazakh
field-place = Place
field-starts-on = First day
field-ends-on = Last day
field-date = Day
field-starts-at = Begins
field-ends-at = Ends
field-time-zone = Time zone
field-course = Course
field-capacity = Places for judges
field-reminders = Remind people by e-mail the day before
field-staff = Organizers, trainers and observers take part in the copy
field-trainers = Trainers
field-link = Link to join online
field-court = Court
field-region = Region
field-position = Position
field-institution = Institution (guests)
field-sex = Sex
field-to = To
field-subject-en = Subject in English
field-subject-ru = Subject in Russian
field-subject-kk = Subject in Kazakh
field-body-en = Text in English
field-body-ru = Text in Russian
field-body-kk = Text in Kazakh
field-language = Language
field-role = Role
field-list = List of participants
field-code = Code from the screen
field-second-code = Code
field-unit = Part of the session
field-online-percent = Present online from, percent
field-document = Document
field-excused-counts = An excused absence counts as
field-code-needed = Check in only with the code from the screen
field-group = Group
field-meeting = Meeting list
field-group-name = Name of the group
field-left-early-counts = Leaving early counts as
field-late-counts = A late arrival counts as
field-closes-after = Minutes after the end at which check-in closes
field-opens-before = Minutes before the start at which check-in opens
field-late-after = Minutes after the start from which a check-in is late
field-mark = Mark
field-status = Attendance
field-reason = Reason
field-points = Points
field-attempts = Extra attempts
field-minutes = Minutes
field-answer = Answer

## Errors: what happened, and what to do
error-wrong-sign-in = Wrong e-mail address or password. Check both and try again.
error-too-many-tries = Too many attempts. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
error-sign-in-busy = Too many people are signing in at once. Wait a few seconds and try again.
error-sign-in-first = You are not signed in, or have been signed out. Sign in and try again.
error-sent-after-end = You had been signed out, so this has not been done yet. What you typed is kept: send it again.
error-not-allowed = Your account is not allowed to do this. If it should be, ask the organizer of the training.
error-not-found = There is no such page, or your account may not see it. Check the address, or go to your trainings.
error-invitation-gone = This link has been used, has expired or has been replaced by a newer one. Ask the organizer for a new link.
error-address-taken = Another account has this e-mail address. Check the spelling; if both accounts belong to one person, ask the administrator.
error-too-many-days = A training has at most { $most } days. Check the years.
error-sessions-outside = { $count ->
    [one] One session falls outside these days. Move or delete it first.
   *[other] { $count } sessions fall outside these days. Move or delete them first.
}
error-clock-moves = { $count ->
    [one] The session keeps its time of day, now in the new time zone, so it actually begins at a different moment; calendars and reminders follow. Confirm that this is right.
   *[other] The { $count } sessions keep their times of day, now in the new time zone, so they actually begin at different moments; calendars and reminders follow. Confirm that this is right.
}
error-fewer-places = { $enrolled ->
    [one] One judge is already enrolled, which is more than the new number of places. Nobody loses a place; anyone added later waits. Confirm that this is right.
   *[other] { $enrolled } judges are already enrolled, which is more than the new number of places. Nobody loses a place; anyone added later waits. Confirm that this is right.
}
error-second-code-wrong = This code is wrong or has already been used. Wait until the app shows a new one and type that.
error-second-step-gone = More than ten minutes have passed since you entered your password, or you entered it in another browser. Sign in again.
error-second-step-first = Your role requires a second step at sign-in. Set it up under your account, then try again.
error-second-step-compulsory = The second step is compulsory for your role and cannot be turned off. If you have a new phone, ask an administrator to remove it, then set it up again.
error-no-key = The second step cannot be set up here: this server has no key file. Whoever runs the server must provide one (TORELIK_KEY_FILE).
error-passkey-unknown = This passkey is not known here, or the device did not confirm it. Sign in with your password, then check under your account which passkeys you have.
error-passkeys-not-here = Passkeys work only where the site is opened by its name and over https. Sign in with your password.
error-account-closed = This account has been closed. If you need it again, ask the administrator of this platform.
error-password-too-short = The password is too short. Use at least { $least ->
    [one] one character
   *[other] { $least } characters
}; several words in a row work well.
error-password-too-long = The password is too long. Use at most { $most ->
    [one] one character
   *[other] { $most } characters
}.
error-password-most-used = This is one of the most common passwords, which anybody would try first. Choose a few words that only you would put together.
error-password-walked = These keys lie side by side on the keyboard, and programs guess them at once. Choose a few words that only you would put together.
error-password-repeated = This repeats one piece over and over, which is no harder to guess than the piece itself. Choose a few different words.
error-password-number = This is only a number. Dates, telephone numbers and identity numbers are guessed early; add a few words.
error-password-common-words = Many people begin with these words, and digits around them hardly help. Choose a few words that only you would put together.
error-password-of-this-site = This is made up of words from this site or from your training, which anybody here would try. Choose words that have nothing to do with it.
error-password-like-yourself = The password contains your name or your address. Choose another.
error-several = { $count } fields need another look. { $each }
error-missing = “{ $field }” is empty. Fill it in.
error-too-long = “{ $field }” is too long. Use at most { $most ->
    [one] one character
   *[other] { $most } characters
}.
error-foreign-letter = The letter “{ $letter }” in this address comes from a different alphabet from its neighbours, though it may look the same. Type the address again.
error-no-domain = Addresses that end in “.invalid” reach nobody. Enter the person’s own address or, where that is allowed, leave the field empty.
error-not-understood = “{ $field }” could not be understood or is not valid. Check it and try again.
error-end-before-start = The end comes before the beginning. Check both.
error-outside-training = The training does not include this day. Choose another day, or change the training first.
error-no-such-time = The clocks change at this time, so it does not exist or occurs twice. Choose another time.
error-room-taken = “{ $title }” is in this room on { $day }, from { $from } to { $to }. Choose another time or room, or confirm that both are right.
error-too-many-sessions = At most { $most } sessions are added at once. Leave some rows out, and add them afterwards.
error-one-column = Only one column was found. Copy whole rows of a table, or put a tab or a semicolon between the cells.
error-sheet-quote = In line { $line } a quotation mark is opened but never closed, so the rows below would be lost. Close or remove it.
error-sessions-unclear = { $count ->
    [one] One row needs correcting.
   *[other] { $count } rows need correcting.
} Nothing has been added.
error-sessions-doubtful = { $count ->
    [one] One thing may be a slip and is marked below.
   *[other] { $count } things may be slips and are marked below.
} Nothing has been added yet. If all is right, add the sessions.
error-address-of = This address belongs to { $name }. If this is the same person, confirm it below: all marks are kept, and where both were marked, the mark of { $name } stands.
error-account-merged = This account became part of another and stays closed.
error-merges-administrator = An administrator’s account does not become part of another: take that role away first.
error-cannot-merge = These two accounts cannot be merged like this: told as one they would not be true. The reasons stand below.
error-changed-meanwhile = Somebody else has changed this since you opened the form. Nothing is overwritten yet: below you see both, and choose.
error-training-closed = This training is archived or cancelled: it can be read and not changed. An organizer can open it again.
error-training-has-facts = This training cannot be deleted: attendance or answers of its people are kept. Archive it instead.
error-moved-with-marks = { $count ->
    [one] One person has already been marked at this session. The mark stays with the session at its new time.
   *[other] { $count } people have already been marked at this session. The marks stay with the session at its new time.
} { $minutes ->
    [0] None of them includes minutes.
    [one] One person’s mark includes minutes (late, left early or partly there). They are not recalculated: the mark goes on the list of what is left to do, for you to confirm or correct.
   *[other] The marks of { $minutes } people include minutes (late, left early or partly there). They are not recalculated: these marks go on the list of what is left to do, for you to confirm or correct.
} Confirm that this is right.
error-session-marked = This session already has marks, so it cannot be deleted. Move or rename it instead.
error-enrolled-already = This person is already in the training.
error-withdrawn = This person has withdrawn from the training, so no mark can be made; earlier marks are kept. If the person is taking part again, take them in again on the page “People”.
error-waits-for-place = This person is still waiting for a place in the training, so no mark can be made. First make room: raise the number of places, or note who has withdrawn.
error-place-changed = Your place in this training has changed since you opened this page. Open it again and check.
error-training-begun = The training has begun, so places can no longer be given back here. If you cannot come, tell the organizer.
error-parts-marked = Something has already been recorded for part of this session, so it stays divided into parts.
error-register-closed = The register of this session is closed, so a change needs a reason. Open the person’s name and give it there, or open the register again.
error-session-not-over = This session is not over yet, so its register stays open. Close it afterwards.
error-unknown-course = This course is not available at the moment. Choose another.
error-too-early = Check-in opens at { $opens }. Come back then.
error-check-in-closed = This session is over, so check-in has closed. If you were there, tell the organizer.
error-code-needed = In this training one checks in with the code from the screen in the room. Scan it, or type it on the page “Check in”.
error-code-mistyped = A code has six characters: the letters and digits on the screen. Please type it again.
error-code-expired = This code has expired: a new one appears every 15 seconds. Use the one that is on the screen now.
error-code-unknown = No session has this code. Compare it with the screen and type it again.
error-code-elsewhere = This code belongs to a training you are not enrolled in. Ask the organizer to add you.
error-code-replayed = Somebody has already checked in with this link. Scan the code on the screen yourself.
error-marked-already = You are already marked for this session. Reload the page to see the mark.
error-reason-needed = A mark that has been made can be changed only with a reason. Write down the reason.
error-mark-name-taken = This mark has already been sent once, for somebody else. Reload the page and tap again.
error-mark-gone = This mark no longer counts, so there is nothing to take back. Look at the history.
error-made-too-long-ago = This mark waited in the browser for more than thirty days. If it is still right, send it again: it will then count as made now.
error-minutes-out-of-range = Enter between 1 and { $most } minutes: the session is no longer than that.
error-request-open = You have already asked about this session. Please wait for the organizer’s answer.
error-request-answered = This request has already been answered. Reload the page to see the answer.
error-no-meeting = This session has no online meeting. Ask the organizer for the link.
error-join-first = Join the session first; from then on your minutes are counted.
error-percent-out-of-range = Enter a whole percentage from 1 to 100.
error-document-there = A document has already been handed in with this request. If another is needed, ask the organizer.
error-document-of-other-kind = The file is not a PDF, JPEG or PNG. Save it as one of these and choose it again.
error-document-too-large = The document is larger than 5 MB. Photograph the page at a lower resolution, or save the PDF at a lower quality.
error-own-mark = You cannot mark yourself. Check in, or ask an organizer to mark you.
error-policy-minutes = Enter a whole number of minutes from 0 to { $most }.
error-attempt-open = You already have an attempt in progress. Continue it.
error-attempts-used-up = { $most ->
    [one] You have used your one attempt
   *[other] You have used all { $most } attempts
}.
error-attempt-submitted = This attempt has been handed in and can no longer be changed.
error-attempt-time-over = The time for this attempt is over. Everything saved before the deadline counts.
error-sits-no-quiz = Only judges in this training take its quizzes. In your role you can read the lessons and try the questions in them.
error-not-saved = This could not be saved just now. Nothing you typed is lost: it will be sent again.
error-list-unreadable = This file cannot be read as a list. Save it as XLSX or CSV (at most 1 MB) and choose it again.
error-list-no-meeting = This is no list of who was in a meeting: no row names who came, and when or for how long. Download the participants report of Zoom, the attendance report of Teams or the session data of BigBlueButton as CSV, and choose it unchanged.
error-list-lacks-column = The list has no column “{ $column }”. Put this name in the first row and choose the file again.
error-list-no-sheet = { $count ->
    [one] The sheet of this workbook does not name the columns of a list: name, email, court, region, position, language.
   *[other] None of the { $count } sheets of this workbook names the columns of a list: name, email, court, region, position, language.
} Put these names in the first row and choose the file again.
error-list-too-long = The list has more than { $most } rows. Split it into several files.
error-list-too-large = This file is larger than 1 MB. Keep only the list in it, or split it into several files.
error-list-old-workbook = This is an old kind of workbook (XLS), or one protected by a password. Save it as XLSX without a password and choose it again.
error-list-empty = The list has column names, but there is nobody below them. Check that this is the right file.
error-list-open-quote = In line { $line } of the file a quotation mark is opened but never closed, so the rows below would be lost. Close or remove it, or save the list as XLSX.
error-list-sheets = This workbook has more than { $most } sheets. Copy the list into a workbook of its own and choose that one.
error-list-texts = This workbook holds more than { $most } texts. Copy the list into a workbook of its own and choose that one.
error-list-cells = This file has more than { $most } cells. Copy the list into a workbook of its own and choose that one.
error-list-regions = This workbook has more than { $most } merged cells. Split them, or copy the list into a workbook of its own.
error-list-kept = The cells of this list hold more than { $most } MB of text. Shorten the text, or split the list into several files.
error-list-unpacked = Unpacked, this workbook is larger than { $most } MB. Copy the list into a workbook of its own and choose that one.
error-list-steps = Reading this file took too long, so it was stopped. Copy the list into a workbook of its own and choose that one.
error-prepared-gone = What was prepared here is no longer kept. Start again.
error-nothing-chosen = There is nothing left to do here. Go back and check.
error-nobody-of-that-name = Nobody who takes part has a name that you typed. Choose one of the names that the field offers, or leave it empty.
error-nobody-chosen = Nobody is chosen. Tick at least one person.
error-group-in-use = A session is for this group. Without the group it would be for everybody: first say at the session for whom it is.
error-group-there = There is a group of this name already. Choose another name.
error-nobody-to-invite = Everybody here has been invited within the last day or has a password. To write again, tick “also to those invited today”.
error-erases-administrator = The data of an administrator cannot be erased. First remove that role, on the page of the account.
error-last-organizer = This person is the last organizer of the training. Make somebody else an organizer first.
error-has-facts = Something has been done by this person, or noted about them, in this training. Note them as withdrawn, or take the role away.
error-too-many-letters = Ten letters have been sent from this training within a day. Wait until tomorrow, or put what is left into one letter.
error-nobody-to-write-to = This letter would go to nobody: none of these people takes part, has an address and wants letters from organizers.
error-arrival-code-gone = This code was used, has expired or was never made. Look at it again, or ask the organizer for a new slip.
error-password-first = You came in by a code, for today only. Choose a password first, under your name at the top.
error-own-account = You cannot do this to your own account. Ask another administrator.
error-reaches-further = This account has more rights than yours: it belongs to an administrator, or is in a training run by other organizers. Ask the administrator of this platform for the link.
error-too-much-sent = You sent more than this server accepts at once. Send less, for example a smaller file.
error-took-too-long = The answer took too long, so the server gave up. Wait a moment and try again.
error-unavailable = The server cannot reach its data right now. What you typed is kept: wait a moment, then try again.
error-bad-request = The request was not understood. Go back, reload the page and try again.
error-something-went-wrong = Something went wrong on our side; what you entered may not have been saved. Try again, and if it happens again, tell the organizer this number: { $request }.

## Pages that say why not
trouble-not-found = Not found
trouble-not-allowed = Not allowed
trouble-refused = This cannot be done
trouble-internal = Something went wrong
trouble-unavailable = Temporarily unavailable
trouble-way-on = To my trainings
again-title = Not done yet
again-nothing = Go back to the page you came from and try again.
again-send = Send it again
trouble-other-account = Sign in with another account
trouble-request = Reference:

## What was done
done-password-changed = Your password has been set.
done-letter-asked = If there is an account with this address, a letter is on its way. Its link works for one hour. If nothing comes, look among the unwanted mail; then ask the organizer of your training.
done-login-ended = You have been signed out there.
done-other-logins-ended = You have been signed out everywhere else.
done-second-step-made = The second step is set up. You are signed out everywhere else.
done-second-step-ended = The second step has been turned off.
done-second-step-taken = The second step has been removed.
done-passkey-added = The passkey has been saved. You can sign in with it from now on.
done-passkey-removed = The passkey has been removed and no longer works.
done-details-changed = The details have been saved.
done-address-offered = A letter with a link is on its way to the new address. The address changes when the link is opened.
done-address-changed = The new address is now in use.
done-second-step-required = The roles that need a second step have been saved.
done-recovery-codes-renewed = New recovery codes have been made; the old ones no longer work.
done-training-made = The training has been made. Now add sessions and people.
done-training-changed = The training has been changed.
done-session-added = The session has been added.
done-sessions-added = The sessions have been added.
done-session-changed = The session has been changed.
done-session-deleted = The session has been deleted.
done-day-copied = The sessions of the day have been copied.
done-person-added = The person has been enrolled.
done-role-changed = The role has been changed.
done-role-taken = The role has been removed.
done-list-taken = The people of the list have been enrolled.
done-person-waits = All places are taken: the person is on the waiting list.
done-list-waits = The people of the list have been enrolled. There were not places for all: those left over are on the waiting list, as marked below.
done-withdrawn = The person has been noted as withdrawn.
done-placed-again = The person is back in the training or, if it is full, on the waiting list.
done-place-given-back = You no longer take part. Your place goes to the first person on the waiting list.
done-let-in = The person now has a place and has been marked.
done-invitations-sent = The invitations are on their way.
done-invitations-kept = The invitations are written, but no mail server is set up. An administrator can find them under “Letters” and pass them on.
done-people-let-go = They no longer take part.
done-person-removed = The person has been removed from the training.
done-letter-sent = The letter is on its way.
done-letter-kept = The letter is written, but no mail server is set up. An administrator finds it under Letters.
done-letter-tried-again = The letter is tried again.
done-accounts-merged = The two accounts are one now.
done-person-erased = The person’s data have been erased.
done-account-closed = The account has been closed.
done-account-reopened = The account is open again.
done-logins-ended = The person has been signed out everywhere.
done-link-made = The link has been made.
done-lesson-read = The lesson is marked as read.
done-answers-saved = Your answers have been saved.
done-answers-behind = Newer answers had already been saved, here or on another device, after you opened this page. They count; what you have just sent is kept on record. Check them, and answer again if you need to.
done-attempt-submitted = Your attempt has been handed in.
done-attempt-time-over = The time for this attempt is over. What had been saved by then was handed in; anything later was not accepted.
done-attempts-regraded = The attempts have been regraded.
done-answer-marked = The answer has been marked.
done-answer-decided = Your comment or decision on the answer has been saved.
done-allowance-granted = Granted.
done-checked-in = You are checked in.
done-checked-in-early = You are checked in, before the session begins.
done-check-in-kept = Your check-in has been saved. The register says something else; the organizer will see both and decide.
done-checked-in-late = You are checked in, as late.
done-mark-recorded = The mark has been saved.
done-mark-corrected = The mark has been corrected.
done-marks-taken-back = The marks were taken back. What was said about anybody since stays.
done-mark-taken-back = The mark has been taken back; the register is as it was before it.
done-all-marked = Everyone who had no mark is now marked present.
done-check-ins-confirmed = The check-ins have been confirmed.
done-walk-in-added = The person has been added and marked.
done-walk-in-joined = The address has been saved; all marks are kept.
done-register-closed = The register is closed. From now on every change needs a reason.
done-register-reopened = The register is open again.
done-letters-chosen = Your choice of letters has been saved.
done-document-handed-in = The document has been handed in. The organizers of the training can open it.
done-roll-taker-unnamed = This person can no longer take the register of this session. Marks already made stay.
done-roll-taker-named = This person can now take the register of this session.
done-policy-set = The attendance rules have been saved. Existing marks stay as they are; shares are calculated by the new rules.
done-meeting-taken = The marks from the meeting list have been recorded.
done-put-in-group = The groups have been changed. Marks stay where they were made; shares count the sessions at which a person is expected now.
done-group-removed = The group has been removed. Who was in it is in none; marks stay as they are.
done-group-renamed = The group has a new name.
done-group-made = The group has been made. Now choose who is in it.
done-request-made = Your request has been sent to the organizer. You will find the answer here.
done-request-answered = The request has been answered.
done-left-online = You have left. Your minutes are in the register, waiting for the organizer to confirm them.
done-training-archived = The training has been archived.
done-training-reopened = The training is open again.
done-training-cancelled = The training has been cancelled.
done-training-deleted = The training has been deleted.
done-still-online = Noted: you are still here.
done-joined-online = You have joined. Open the meeting and leave this page open.

## Accounts
sign-in = Sign in
sign-in-lede = For judges, trainers and organizers.
sign-in-demo = This is a demonstration. Sign in as judge@example.org, trainer@example.org or organizer@example.org, each with the password: steppe-and-sky
sign-in-forgotten = Forgot your password?
sign-in-stay-hint = You will not be asked for your password every day. Untick this on a computer that others use too; administrators are always asked.
sign-in-no-account = No account yet? Ask the organizer of your training for an invitation link.
sign-in-by-code = I have a slip with a code
sign-in-to-check-in-to = To check in to “{ $title }”, sign in first.
sign-in-to-check-in = To check in, sign in first.
forgotten-title = Forgotten password
forgotten-lede = Type the e-mail address of your account. You will get a letter with a link for choosing a new password.
forgotten-send = Send me the letter
forgotten-no-letters = This server sends no letters. Ask the organizer of your training, or the administrator of this platform: they can make you a link for choosing a new password.
sign-in-ended = You have been signed out, and nothing has been done yet. Sign in, then fill in the form again.
sign-in-ended-kept = You have been signed out, but what you typed is kept. Sign in and send it again.
sign-in-cookies = Your password was right, but this browser keeps no cookies for this site, so you cannot stay signed in. Allow cookies for this address, or use another browser.
invitation-title = Welcome
invitation-lede = { $name }, choose a password for your account.
invitation-trainings = Your account is for:
invitation-email = You sign in with { $email }.
invitation-accept = Set the password and sign in
reset-title = Choose a new password
reset-lede = { $name }, choose a new password for your account. Everywhere else you will be signed out.
password-hint = At least 12 characters. Three or four words you will remember are safer than symbols you will not.
password-show = Show the password
password-change = Change the password
logins-title = Where you are signed in
login-line = Since { $begun }, last used { $used }
login-here = this browser
login-stays = stays signed in
login-browser-unknown = Unknown browser
login-failed-before = Before this sign-in: { $count ->
    [one] one failed attempt
   *[other] { $count } failed attempts
} since { $since }.
login-end = Sign out there
logins-end-others = Sign out everywhere else
logins-failed-before = Before you signed in, there { $count ->
    [one] was one failed attempt
   *[other] were { $count } failed attempts
} to sign in to your account since { $since }. If that was not you, change your password on your account page.
logins-of-title = Signed in
logins-of-none = This person is not signed in anywhere.
second-step-title = Second step at sign-in
second-step-lede = Besides your password, a code from an app on your phone. Nobody who learns your password can sign in with it alone.
second-step-open = Set up or change
second-step-needs = You need an authenticator app on your phone; any app that shows six-digit codes will do. It works without a network.
second-step-make = Set up the second step
second-step-asked = You can change what others rely on. A second step keeps your account safe even if somebody learns your password.
second-step-owed = Your role requires a second step at sign-in. Set it up now; everything else opens after that.
second-step-scan = Scan this QR code with the app.
second-step-picture = QR code for the app
second-step-here = Open in the app on this device
second-step-typed = Or type this key into the app:
second-step-confirm-hint = Type the six digits the app shows now.
second-step-confirm = Confirm
second-step-since = In use since { $since }.
second-step-stays = It is compulsory for your role, so it cannot be turned off.
second-step-end = Turn off the second step
second-step-code = Second step
second-step-code-lede = Your password is right. Now enter the code from your app.
second-step-code-hint = The six digits the app shows now, or one of your recovery codes.
second-step-again = Start again
second-step-lost = No phone and no recovery codes? An administrator can remove the second step.
second-step-compulsory-lede = People for whom it is compulsory set it up at their next sign-in, before anything else. For everybody else it is optional.
second-step-compulsory-for = Compulsory for
second-step-require = Save
recovery-codes-title = Recovery codes
recovery-codes-once = Each code replaces the phone once. Print them or write them down now: they are shown only this once.
recovery-codes-kept = I have saved them
recovery-codes-left = { $count ->
        [one] { $count } code is left.
       *[other] { $count } codes are left.
    }
recovery-codes-renew = Make new codes
account-second-step = Remove the second step
account-second-step-ask = { $name } will sign in with the password alone until the second step is set up again. Make sure that it really is { $name } who is asking.
passkeys-title = Passkeys
passkeys-lede = Sign in the way you unlock your phone or computer: with a finger, your face or a PIN. No password, no code, and nothing that a fake site could steal.
passkeys-open = Add or remove
passkeys-none = You have no passkey yet.
passkey-new = New passkey
passkey-offer = Add a passkey
passkey-make = Create it on this device
passkey-make-lede = Your device will ask for your finger, face or PIN, and keep the passkey. Do this only on a device of your own.
passkey-no-script = This browser cannot create passkeys, or JavaScript is turned off in it.
passkey-failed = The device did not confirm it. Try again, or sign in with your password.
passkey-sign-in = Sign in with a passkey
passkey-line = Created { $made }, last used { $used }
passkey-line-unused = Created { $made }, not used yet
passkey-remove = Remove this passkey
sign-out-everywhere = Sign out everywhere
accounts-title = Accounts
accounts-lede = Everyone who can sign in, or has been invited to.
accounts-search = Name or e-mail
accounts-find = Find
accounts-none = No account matches.
account-open = Account
account-closed = closed
account-not-used = not in use yet
account-in-none = In no training.
account-link = Link for a new password
account-link-ask = With this link { $name } chooses a new password and is signed out everywhere else. Anyone who has the link can sign in as { $name }: make sure who is asking, and hand it over in person.
account-end-logins = Sign out everywhere
account-end-logins-ask = { $name } will be signed out in every browser and has to sign in again.
account-appoint = Make an administrator
account-appoint-ask = { $name } will see and change everything on this platform: all trainings, accounts, letters and the audit.
account-dismiss = Remove the administrator role
account-dismiss-ask = { $name } will no longer be an administrator. Roles in trainings stay.
account-close = Close the account
account-close-ask = { $name } will be signed out and can no longer sign in; links already given out stop working. Everything that was done stays. The account can be reopened.
account-reopen = Open the account again
account-reopen-ask = { $name } will be able to sign in again, with the same password as before.
account-link-made = Give this link only to this person. It works once: for one hour, or for 14 days if the person has no password yet. Only you can see it, for half an hour.
who-sees-title = Who can see what about me
who-sees-lede = What is kept about a judge in a training, and who can see it.
who-sees-yes = Can see it: { $who }.
who-sees-not = Cannot see it: { $who }.
who-sees-elsewhere = Trainers, organizers and observers are those of the same training; people in other trainings see none of this. Letters are also in your own mailbox.
who-sees-named = An organizer can ask another person in the training, who may be a judge, to take the register of one session. That person then sees the names, courts and marks of that session, but no reasons.
who-sees-oneself = you
who-sees-other-judges = other judges
who-sees-trainers = trainers
who-sees-organizers = organizers
who-sees-observers = observers
who-sees-administrators = administrators of the platform
who-sees-name = Name
who-sees-address = E-mail address
who-sees-attendance = Attendance
who-sees-reasons = Your requests about marks, with reasons and excuses
who-sees-answers = Answers in quizzes
who-sees-results = Results of quizzes
who-sees-feedback = What a trainer wrote about your answers
who-sees-letters = Letters that the platform sent you
who-sees-logins = When you signed in

## Home
trainings-title = Your trainings
trainings-none = You are not in any training yet. The organizer of a training adds you to it.
progress = { $done } of { $of } done
progress-label = Progress in the course
next-session = Next, on { $day } at { $time }:
next-session-now = On now, until { $until }:
next-all-done = You have done everything in this course.
teaching-title = Trainer’s tasks
teaching-to-mark = { $count ->
    [one] One attempt with written answers to mark
   *[other] { $count } attempts with written answers to mark
}
teaching-to-answer = { $count ->
    [one] One unanswered report of a wrong or unclear question
   *[other] { $count } unanswered reports of wrong or unclear questions
}
teaching-problems = { $count ->
    [one] One problem in the new version of the course
   *[other] { $count } problems in the new version of the course
}
teaching-behind = { $count ->
    [one] One translated section is behind the original text:
   *[other] { $count } translated sections are behind the original text:
}
teaching-drafts = { $count ->
    [one] One draft that judges do not see yet:
   *[other] { $count } drafts that judges do not see yet:
}
teaching-more = and { $count } more
teaching-none = Nothing needs your attention here.
teaching-none-next = See everyone’s results
teaching-last = Latest quiz:
teaching-handed-in = { $count ->
    [one] one person has handed in
   *[other] { $count } people have handed in
}
teaching-median = median { $percent } %
teaching-reached = { $count } of { $of } reached the pass mark
day-show-code = Show the code
day-numbers = The training in numbers
day-course = The course
day-enrolled = { $count ->
    [one] judge on the list
   *[other] judges on the list
}
day-signed-up = { $count ->
    [one] has a password
   *[other] have a password
}
day-there = { $count ->
    [one] is there today
   *[other] are there today
}
day-asked = { $count ->
    [one] open request
   *[other] open requests
}
day-to-decide = { $count ->
    [one] mark to confirm or settle
   *[other] marks to confirm or settle
}
day-gaps = { $count ->
    [one] mark is missing
   *[other] marks are missing
}
day-requests = { $count ->
    [one] One request about marks waits for an answer
   *[other] { $count } requests about marks wait for an answer
}
check-in = Check in
check-in-with-code = Check in with the code
check-in-opens = Check-in opens: { $time }
check-in-standing = Your attendance:
agenda-title = Agenda
agenda-none = No sessions yet.
agenda-clock = Times are in the time zone { $zone } ({ $offset }).
agenda-offset-from = from { $day } on { $offset }
session-now = now
session-past = over
lesson-done = done
lesson-quiz = quiz
course-not-served = The course of this training is not available at the moment.
problems-notice = { $count ->
    [one] The new version of the course has one problem.
   *[other] The new version of the course has { $count } problems.
} The last good version is still shown.
problems-see = See the course check
count-judges = { $count ->
    [one] { $count } judge
   *[other] { $count } judges
}

## Trainings
training = Training
training-new = New training
training-make = Make the training
training-change = Change the training
training-copy = Copy the training for another group
training-copy-lede = { $count ->
    [one] The new training has the same course, time zone, places and reminders, and the one session of this agenda.
   *[other] The new training has the same course, time zone, places and reminders, and the { $count } sessions of this agenda at the same times of their days.
} Participants, marks and answers are not copied, nor are the addresses of online meetings.
training-copy-day = The other days follow at the same intervals.
training-copy-staff-hint = You will organize the copy in any case.
training-copy-do = Make the copy
time-zone-hint = The IANA name, such as Asia/Almaty. Everyone sees the times of sessions in this zone.
capacity-hint = Leave it empty if there is room for everyone. Anyone added once all places are taken goes on the waiting list, in order.
reminders-hint = One letter for each day with sessions, sent the day before at nine in the morning in the training’s time zone.
policy-title = Attendance rules
policy-lede = They apply to all sessions of this training: to check-in, the register, reports and the certificate. Existing marks do not change.
policy-partly = Being there for part of a session always counts as half a session.
policy-code-hint = Otherwise people may also check in with one tap on their home page, from anywhere. The organizer confirms either.
policy-save = Save the attendance rules
weight-full = a whole session
weight-half = half a session
weight-nothing = nothing
excuse-absent = an absence
excuse-half = half a session
excuse-left-out = not counted: the session is left out of the share
agenda-manage = Arrange the agenda
agenda-copy = Copy this day to
agenda-copy-do = Copy
session-new = New session
session-add = Add a session
sessions-add = Add several sessions
session-change = Change the session
session-delete = Delete the session
session-delete-not = { $count ->
    [one] One mark was made at this session, so it cannot be deleted.
   *[other] { $count } marks were made at this session, so it cannot be deleted.
} Take it off the agenda by moving it, or leave it as it is.
session-delete-does = “{ $title }” of { $time } leaves the agenda; calendars that show it strike it out. { $count ->
    [0] No letter goes out.
    [one] One person is told by letter.
   *[other] { $count } people are told by letter.
} This cannot be undone.
end-title = Archive, cancel or delete
end-reopen = Open again
end-reopen-does = The training stands on the first page again, and can be changed.
end-reopen-told = { $count ->
    [0] No letter goes out.
    [one] One person is told by letter that it takes place.
   *[other] { $count } people are told by letter that it takes place.
}
end-archive = Archive
end-archive-does = The training leaves the first page and stands under “Archived trainings”. Its people can read all they could read; marks, answers and the agenda are changed no more. You can open it again.
end-cancel = Cancel the training
end-cancel-does = The training does not take place. { $sessions ->
    [one] Its session stays on the agenda
   *[other] Its { $sessions } sessions stay on the agenda
} and is struck out in calendars. { $count ->
    [0] No letter goes out.
    [one] One person is told by letter.
   *[other] { $count } people are told by letter.
} Nobody can check in. You can open it again.
end-delete = Delete the training
end-delete-does = For a training that was made by mistake: its agenda ({ $sessions }) and its list of people ({ $people }) are gone for ever. The accounts of the people stay. This cannot be undone.
end-delete-not = This training cannot be deleted, for something is kept about its people (marks of attendance: { $marks }; attempts at quizzes: { $attempts }; requests and closed registers: { $others }). Archive it instead.
training-is-archived = This training is archived since { $time }: it can be read and not changed.
training-is-cancelled = This training does not take place. It was cancelled on { $time }.
training-cancelled-badge = does not take place
training-contact = Questions?
trainings-archived = Archived trainings ({ $count })
titles-hint = Fill in the languages that you use: the sessions then ask for these. Where a title is missing, another is shown.
about-hint = Shown to everybody on the training’s page. An empty line begins a paragraph.
contact-hint = Shown to everybody on the training’s page, for example a name and a telephone number.
meanwhile-title = Changed by somebody else
meanwhile-field = Field
meanwhile-typed = You typed
meanwhile-stands = Stands now
meanwhile-choose = The form below holds what you typed: change it where the other is right, and save.
meanwhile-take = Or take over what stands now
meanwhile-yes = yes
meanwhile-no = no
session-ends-on-hint = Only for a session that runs past midnight.
session-link-hint = An address beginning with https:// or http://.
session-trainers = Trainers: { $trainers }
session-join = Join online
session-clock = Times are in the time zone { $zone } ({ $place }).
confirm = Yes, this is right
people-title = People
session-groups-save = Save the groups of the session
session-groups-hint = Choose nothing, and the session is for everybody. Whoever is not expected is not in the roll, has no gap, and the session does not count in the share; a mark that stands stays and is shown.
session-groups-title = For which groups
session-for-groups = For: { $groups }
people-more = { $shown } of { $count } people are shown; search for the others by name.
groups-moved-hint = A person is in one group at most. Marks stay when a person moves to another group: where the person is no longer expected they are shown and not counted.
groups-put = Put in the group
groups-into-none = no group
groups-into = Put those who are ticked in
groups-group = Group
groups-people-title = Who is in which group
groups-sessions = sessions for it: { $count }
groups-people = people: { $count }
groups-remove = Remove
groups-rename = Rename
groups-make = Make the group
groups-none = There are no groups: everybody is expected at every session.
groups-lede = Divide the people of the training into groups, and say at a session for which of them it is. A session that names no group is for everybody.
groups-title = Groups
people-enrolled = In this training
people-none = Nobody is enrolled yet.
people-signed-up = Account
people-yes = in use
people-no-address = no address yet
people-erased = erased
people-place = Taking part
people-invitation = Invitation
people-find-text = Look for
people-find-hint = A part of a name, an address or a court
people-find-any = any
people-find-all = Show all
people-found = { $count ->
    [one] One person.
   *[other] { $count } people.
}
people-none-fits = Nobody fits.
people-choose = Choose { $name }
people-chosen = With those chosen
people-choose-all = { $count ->
    [one] the one person found
   *[other] all { $count } people found, on every page
}
people-deed-invite = Send invitations by e-mail
people-deed-links = Make invitation links
people-deed-slips = Print slips for the room
people-deed-let-go = Withdraw, or take the role away
people-refused = { $count ->
    [one] A letter with an invitation could not be delivered to one person.
   *[other] Letters with invitations could not be delivered to { $count } people.
}
people-refused-show = Show to whom
invited-nobody = not invited
invited-stage-sent = sent or handed out
invited-written = letter waits
invited-sent = letter sent
invited-handed-out = link handed out
invited-refused = letter refused
invited-opened = link opened
invited-expired = link expired
invited-is-password = A password has been chosen.
invited-is-nobody = This person has not been invited.
invited-is-opened = The link was opened { $at }; no password has been chosen yet.
invited-is-handed-out = A link to hand out was made { $at }; it has not been opened.
invited-is-written = The invitation was written { $at } and waits to be sent.
invited-is-sent = The invitation was sent { $at }; its link has not been opened.
invited-is-refused = The invitation of { $at } was not delivered. { $why }
invited-is-expired = The link stopped working { $at }. Invite the person again.
invited-refused-hint = Put the address right below and send again, or make a link and hand it over.
chosen-invite = { $count ->
    [one] One person gets a letter with an invitation. Its link replaces an older one.
   *[other] { $count } people get a letter with an invitation. Its link replaces an older one.
}
chosen-invite-handed-out = { $count ->
    [one] One of these people was handed a link that still works. A letter brings a new link, and the one handed out stops working.
   *[other] { $count } of these people were handed links that still work. A letter brings a new link, and those handed out stop working.
}
chosen-invite-do = { $count ->
    [one] Write to one person
   *[other] Write to all { $count }
}
chosen-invite-spare = { $count ->
    [one] Write only to the one without such a link
   *[other] Write only to the { $count } without such a link
}
chosen-links-handed-out = { $count ->
    [one] One of these people was handed a link that still works. A new link ends it.
   *[other] { $count } of these people were handed links that still work. New links end them.
}
chosen-links-spare = { $count ->
    [one] Make a link only for the one without
   *[other] Make links only for the { $count } without
}
chosen-links = { $count ->
    [one] A link is made for one person. One that was made or sent before stops working.
   *[other] Links are made for { $count } people. Those made or sent before stop working.
}
chosen-links-do = { $count ->
    [one] Make one link
   *[other] Make { $count } links
}
chosen-let-go = { $count ->
    [one] One person no longer takes part: judges are noted as withdrawn, others lose their role. What was done stays, and can be given back.
   *[other] { $count } people no longer take part: judges are noted as withdrawn, others lose their role. What was done stays, and can be given back.
}
chosen-let-go-do = { $count ->
    [one] Yes, for one person
   *[other] Yes, for { $count } people
}
chosen-others = { $count ->
    [one] One of those chosen is left as is: this does not concern them.
   *[other] { $count } of those chosen are left as they are: this does not concern them.
}
chosen-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
chosen-nobody = This concerns nobody of those chosen.
chosen-slips = { $count ->
    [one] A slip is made for one person, with a code by which they come in without a password. It opens what a judge sees, once, for a day. An older code ends; invitations stay as they are.
   *[other] Slips are made for { $count } people, each with a code by which they come in without a password. It opens what a judge sees, once, for a day. Older codes end; invitations stay as they are.
}
chosen-slips-do = { $count ->
    [one] Make one slip
   *[other] Make { $count } slips
}
sex-female = female
sex-male = male
place-enrolled = takes part
place-waiting = waiting
place-withdrawn = withdrawn
membership-title = Status
membership-quizzes = Quizzes passed
membership-invited = invited
membership-ended = ended
person-other-trainings = Other trainings
person-other-trainings-hint = Only trainings that you organize are shown here.
place-withdraw = Note as withdrawn
place-again = Take in again
place-give-back-title = If you cannot come
place-give-back-hint = Your place goes to the first person on the waiting list, and you will no longer see this training. Once the training has begun, tell the organizer instead.
place-give-back = Give back my place
place-leave = Leave the waiting list
places-summary = { $taken } of { $capacity } places are taken; waiting: { $waiting }.
waiting-notice = You are number { $number } on the waiting list of “{ $training }”. You will take part as soon as a place becomes free.
person-add = Add a person
person-add-open = Enter one person by hand
person-letters = Letters about this training
person-letters-when = Written
person-letters-what = About
person-letters-state = What became of it
letter-write = Write a letter
letter-write-chosen = Write to those chosen
letter-write-lede = Each person gets it in their language. A language that is left empty gets the text of another.
letter-templates = Begin with
letter-template-welcome = Welcome
letter-template-room = Another room
letter-template-prepare = Reminder to prepare
letter-template-thanks = Thanks
letter-to-all = all who take part
letter-to-not-begun = judges who have not begun
letter-to-court = the people of one court
letter-to-chosen = those chosen on the list
letter-court-hint = For a letter to the people of one court.
letter-look = See how it reads
letter-look-title = The letter
letter-look-lede = This is what people get, by language. Nothing has been sent yet.
letter-reply-to = Answers go to { $email }.
letter-nobody = Nobody would get this letter.
letter-send = { $count ->
    [one] Send to one person
   *[other] Send to { $count } people
}
letter-try-again = Try again
letters-test = Send a test letter to myself
letters-test-hint = To see whether letters arrive.
letter-test-subject = Test letter
letter-test-body = Dear { $name }, this letter shows that the mail server takes letters from Törelik.
letter-message-foot =
    { $name }
    Training “{ $title }”: { $home }
letter-template-welcome-subject = Welcome to “{ $title }”
letter-template-welcome-body =
    Dear colleagues,

    welcome to the training “{ $title }”: { $days }, { $place }.

    You find the programme and the course under the link below. If you have a question, simply answer this letter.
letter-template-room-subject = “{ $title }”: another room
letter-template-room-body =
    Dear colleagues,

    we have moved to another room: …

    Everything else stays as it is.
letter-template-prepare-subject = “{ $title }”: to prepare
letter-template-prepare-body =
    Dear colleagues,

    the training “{ $title }” takes place { $days }. Please read the first lessons and take the test before the course until then.
letter-template-thanks-subject = Thank you for “{ $title }”
letter-template-thanks-body =
    Dear colleagues,

    thank you for taking part in “{ $title }”. The course stays open to you under the link below.
person-mistake = Added by mistake?
person-mistake-hint = This person has done nothing here yet, and nothing has been noted about them.
person-remove = Remove from the training
person-remove-ask = { $name } is removed from the training as if never added, with the letters about it. An account that was made for this alone and was never used goes, too.
person-role = Role in this training
person-role-change = Give this role
person-take-role = Remove the role
person-take-role-ask = { $name } will no longer be { $role } in this training and will no longer see it. What was done stays. The role can be given again at any time.
person-reset = Link for a new password
person-reset-ask = With this link { $name } chooses a new password and is signed out everywhere else. Anyone who has the link can sign in as { $name }: make sure who is asking, and hand it over in person. It works once, for one hour, and the audit says that you made it.
person-reset-do = Make the link
links-waiting = { $count ->
    [one] One person has not chosen a password yet.
   *[other] { $count } people have not chosen a password yet.
}
links-make = Make invitation links for all of them
link-make = Invitation link
slip-make = Slip for the room
slips-title = Slips for the room
slips-lede = Each slip lets its person in without a password, once, and for one day. The codes work for { $hours } hours.
slips-once = These slips are shown to you alone, for half an hour. Print them and cut them apart, or let the person scan the square from your screen. Hand each to its person only.
slip-square = Square code that lets this person in
slip-how = Scan the square with your phone’s camera.
slip-or = Or open { $site } and type the code:
arrive-title = Come in
arrive-code-lede = Type the code of your slip: twelve letters and digits.
arrive-code = Code of the slip
arrive-go = Go on
arrive-for = To check in to “{ $title }”: { $when }.
arrive-yes = Yes, I am { $name }
arrive-hint = You are signed in on this device for today, without a password. You can choose one later, under your name at the top.
arrived-asked = You are signed in for today only.
arrived-title = Choose a password
arrived-lede = You came in by a code, so you are signed in here for today only. Choose a password to come back tomorrow and from other devices. You sign in with { $email }.
arrived-choose = Choose the password
arrived-no-address = You came in by a code, so you are signed in here for today only. Ask the organizer to note your e-mail address; then you can choose a password.
links-title = Invitation links
links-lede = Give each person their own link. It works once, for 14 days.
links-lede-reset = Give this link only to this person. It works once, for one hour.
links-once = Only you can see these links, for half an hour. Copy or print them; a new link replaces the old one.
invite-send = Send invitations
invite-send-one = Send by e-mail
invite-again = also to those invited today
invite-hint = By e-mail, in each person’s language: to those not invited yet, and to those who have not chosen a password yet.
invite-no-mail = No mail server is set up, so no letters go out. Make links and hand them over.
list-title = Import a list
list-hint = An XLSX or CSV file, at most 1 MB and 10,000 rows, with the columns name, email, court, region, position, language, in any order. Nothing is stored until you have seen the result.
list-read = Read the list
list-sample = A sample to fill in
list-all-good = { $count ->
    [one] All rows are correct. One person is new.
   *[other] All rows are correct. { $count } people are new.
}
list-some-bad = { $count ->
    [one] One row needs correcting.
   *[other] { $count } rows need correcting.
} Nothing has been stored.
list-there = { $count ->
    [one] One person is already in the training and stays unchanged.
   *[other] { $count } people are already in the training and stay unchanged.
}
list-guessed = The file does not say which encoding it uses. It was read as { $encoding }: check that the names below are right.
list-sheet-hidden = The list was read from the sheet “{ $sheet }”, which is hidden in the workbook. Check that it is the right one.
list-sheets-left = The list was read from the sheet “{ $sheet }”. These sheets also hold lists and were not read: { $left }. To import them too, save each as a file of its own.
list-rows-hidden = { $count ->
    [one] One row is hidden in the workbook and was read like the others: row { $rows }.
   *[other] { $count } rows are hidden in the workbook and were read like the others: rows { $rows }.
} Delete them from the file if they do not belong to the list.
list-column-hidden = The column “{ $column }” is hidden in the workbook but was read all the same. Check what it contains.
list-column-twice = Several columns are called “{ $column }”. Column { $read } was read. Rename the others, or check that this is the right one.
list-problems = What needs correcting
list-row = Row
list-column = Column
list-value = Value
list-problem = Problem
list-mend = Correct it here and read the list again, or enrol the good rows now and leave the others out.
list-new = New people
list-take = { $count ->
    [one] Enrol this person
   *[other] Enrol these { $count } people
}
list-take-good = { $count ->
    [one] Enrol the one good row
   *[other] Enrol the { $count } good rows
} and leave out { $left ->
    [one] one
   *[other] { $left }
}
list-other = Choose another file
list-more = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
}
list-will-wait = { $count ->
    [one] All places are taken: the new person will wait.
   *[other] { $waiting } of { $count } will wait: there are not places for all.
}
list-person = Person
list-cell = { $column } in row { $row }
list-cell-of = { $column } in row { $row }, { $name }
list-mended = Read the list again
list-doubts = Worth checking
list-doubts-taken = These rows are taken as they are. A region that is not known is left out: guests from abroad have none.
list-known = Known accounts
list-known-hint = These addresses have accounts already. Their people are enrolled with court, region and position from the list; name and language stay their own.
list-otherwise = Already in the training, and different in the list
list-otherwise-hint = Nothing changes unless you choose it. Where the list leaves a field empty, what is kept stays.
list-says = The list says
list-put-right = Put right
list-put-right-all = Put names and courts right for all { $count } people of whom the list says otherwise
list-put-right-of = Put right: { $name }
list-change = { $column }: { $before } → { $after }
list-change-new = { $column }: { $after }
list-name-kept = The account has another name than “{ $name }” and keeps it: it belongs to other trainings, too.
columns-title = Which column is which?
columns-why = Not every column of the file was recognised. Nothing has been stored: say which is which, and the list is read.
columns-choose = Choose a column
columns-none = not in the file
columns-remembered = The training remembers what you say for its next lists.
row-missing = This is empty.
row-bad-email = This is not an e-mail address.
row-foreign-letter = The letter “{ $letter }” comes from another alphabet than its neighbours, though it may look the same: nobody will find this word by searching. Check the spelling.
row-lost-letters = Letters have been lost: there are question marks in their place. Save the list as XLSX or as “CSV UTF-8” and read it again.
row-unknown-region = Kazakhstan has no such region. Write its name or its code, such as KZ-71; who comes from abroad needs none.
row-unknown-language = There is no such language here. Write kk, ru or en.
row-too-long = { $most ->
    [one] This is longer than one character.
   *[other] This is longer than { $most } characters.
}
row-duplicate = Row { $row } has the same address.
row-no-value = This is a formula that gives no value. Write the value itself.
row-not-text = This is a date, a number or a tick. Write it as text.
row-merged = This cell is merged with others. Split it, and write in each what belongs there.
timetable-title = Several sessions at once
timetable-sheet-hint = Copy rows out of Excel, LibreOffice or Word and paste them here. The first row may name the columns; otherwise their order is: { $columns }. A day left empty is that of the row above, and both times may stand in one cell. A title in one language is enough: it then stands in the others, too.
timetable-by-hand = Or type them here
timetable-by-hand-hint = Write the day once: where it is empty, it is that of the row above. Empty rows are left out.
timetable-check = Check the rows
timetable-check-title = Check the sessions
timetable-left = Leave out
timetable-left-row = Leave out row { $row }
timetable-good = { $count ->
    [one] One session was read.
   *[other] { $count } sessions were read.
} Nothing has been added yet.
timetable-doubts = { $count ->
    [one] One thing may be a slip and is marked below.
   *[other] { $count } things may be slips and are marked below.
} If all is right, add the sessions as they are.
timetable-longer = With these sessions the training is on { $days }; until now it is on { $before }.
timetable-add = { $count ->
    [one] Add one session
   *[other] Add { $count } sessions
}
timetable-again = Start again
timetable-no-day = Write the day.
timetable-no-time = Write the time.
timetable-no-title = Write the title.
timetable-not-a-day = “{ $value }” is not a day. Write it as 29.11.2026.
timetable-not-a-time = “{ $value }” is not a time. Write it as 09:30.
timetable-not-a-link = “{ $value }” is not an address that begins with https:// or http://.
timetable-ends-first = { $value } is not after the beginning. A session that runs past midnight is added by itself.
timetable-far-off = { $value } is more than a year from the training. Check the year.
timetable-outside = Not one of the training’s days, { $days }. If you add it, the training becomes longer.
timetable-room-taken = “{ $title }” is in this room from { $from } to { $to }.
timetable-row-title = { $title } (row { $row })
role-judge = judge
role-trainer = trainer
role-organizer = organizer
role-observer = observer
role-administrator = administrator
role-none = no role

## Learning
lesson-minutes = { $count ->
    [one] { $count } min
   *[other] { $count } min
}
lesson-contents = In this lesson
lesson-not-translated = This lesson has not been translated yet. It is shown in this language: { $language }.
draft = draft
draft-notice = This is a draft: only those who teach see it. Judges see it when its author publishes it.
lesson-review-pending = Not yet reviewed by a lawyer.
lesson-behind = { $count ->
    [one] One section of this translation is out of date: its source has changed.
   *[other] { $count } sections of this translation are out of date: their source has changed.
}
lesson-terms = Terms
lesson-sources = Sources
lesson-read = Mark as read and continue
lesson-objectives = After this lesson you can
lesson-go-on = Continue where you left off: { $section }
hearing-goes-on = What happened next
section-mark-read = Mark this section as read
section-read = read
section-practised = practised
section-behind = The source of this section has changed since it was translated.
section-source = Read the source ({ $language })
document-page = Page { $page } of { $pages }
document-number = No. { $number }
document-file = Documents of this file
document-invented = Invented for study: the people, bodies, sources and events in this document do not exist.
document-invented-short = Invented for study
document-not-translated = This document has not been translated yet. It is shown in this language: { $language }.
document-behind = The source of this document has changed since it was translated.
document-decision = decision
document-record = record
document-notice = notice
document-extract = extracts
document-claim = claim
document-reply = reply
document-minutes = { $count ->
    [one] { $count } minute to read
   *[other] { $count } minutes to read
}
documents-of-module = { $count ->
    [one] { $count } document of a case file, { $minutes } min to read
   *[other] { $count } documents of case files, { $minutes } min to read
}
open-questions-title = Open questions
open-questions-lede = What a lawyer must still confirm, collected from the lessons of this module. Until then, do not base a decision on it.
open-questions-none = There are no open questions in this module.
open-questions-of-module = Open questions of this module
open-questions-here = { $count ->
    [one] { $count } point of this lesson must still be confirmed by a lawyer.
   *[other] { $count } points of this lesson must still be confirmed by a lawyer.
}
open-questions-count = ({ $count })
notes-title = Trainer’s notes
notes-lede = For those who teach this lesson. Judges do not see this page.
booklet-link = Booklet to print
booklet-lede = All lessons of this module on one page, to print or to save as PDF from the browser. It does not contain correct answers and reasons; documents of case files are printed from their own pages.
booklet-contents = Contents
booklet-exercise = Exercise
booklet-objectives = After this module you can
booklet-course-link = The whole course as a booklet
booklet-course-lede = All lessons of this course on one page, to print or to save as PDF from the browser. It does not contain correct answers and reasons; documents of case files are printed from their own pages.
booklet-tests = Tests
booklet-square = Square code of the test
glossary-title = Glossary
lesson-sections-missing = { $count ->
    [one] One section has not been translated; its questions are shown in the source language.
   *[other] { $count } sections have not been translated; their questions are shown in the source language.
}
search-title = Search
search-label = Search lessons, glossary and sources
search-do = Search
search-nothing = Nothing was found. Try a shorter word, or another language.
search-found = { $count ->
    [one] One result
   *[other] { $count } results
}
search-lesson = lesson
search-document = document of a file
search-source = source
search-cited = Cited source
glossary-lede = The terms of the course in its languages, side by side. Terms not yet confirmed are marked.
glossary-search = Look up a term in any of the languages
term-pending = not yet confirmed
source-checked = checked { $when }
source-pending = not yet checked
question-practice = Practice question. It does not count.
question-opinion = Your opinion. Not counted; your latest answer stands. Colleagues and trainers see only how many chose what.
question-opinion-written = Your opinion. Not counted; your latest answer stands. Trainers read it without your name, once five have answered; colleagues do not.
question-try = Check my answer
question-choose-first = Answer first: choose or write something, then check it. The reasons appear with your answer.
question-again = Try again
question-several = More than one answer may be right.
question-hint = Hint
question-number = Your number
question-words = Your answer
question-length = { $count ->
    [one] About { $count } word
   *[other] About { $count } words
}
question-blank = Fill the gap
option-chosen = your answer
option-right = correct
answer-yours = Your answer:
answer-right = Correct answer:
answer-or = or
answer-rubric = Marking criteria:
verdict-right = Correct
verdict-partly = Partly correct
verdict-wrong = Incorrect
verdict-unanswered = Not answered
verdict-awaiting = Awaits marking by a trainer
verdict-compare = Nobody marks practice answers: compare yours with the criteria
verdict-opinion = Thank you; there is no right or wrong answer here
verdict-void = This question has been withdrawn and no longer counts.
rule-missing-file = A file that the course names is missing.
rule-unreadable-file = A file cannot be read. Save it as UTF-8 text.
rule-large-file = A file or the folder is too large.
rule-symbolic-link = A symbolic link leads out of the course’s folder, or nowhere.
rule-stray-file = A file is not named as it should be, or is not in the list.
rule-empty-module = A module has no lessons.
rule-deep-nesting = Lists or quotations are nested too deep.
rule-bad-toml = There is an error in a TOML file.
rule-missing-front-matter = A text does not begin with its settings.
rule-bad-front-matter = The settings of a text cannot be read.
rule-unknown-key = There is no such setting.
rule-bad-value = A value is not allowed here.
rule-unknown-language = The course is not offered in this language.
rule-missing-original = There is a translation, and no text in the source language.
rule-missing-text = A title or another text is empty.
rule-two-titles = The title in the settings and the heading differ.
rule-heading-level = A heading skips a level.
rule-bad-id = An id cannot look like this.
rule-missing-id = A question or an option has no id.
rule-duplicate-id = An id is used twice.
rule-unknown-attribute = An attribute does not go with this question or heading.
rule-missing-attribute = A question lacks an attribute that its kind needs.
rule-raw-html = HTML is not allowed in a text.
rule-broken-source = A link leads to a source that is not in sources.toml.
rule-broken-term = A link leads to a term that is not in glossary.toml.
rule-broken-lesson = A link leads to a lesson that readers would not find.
rule-broken-citation = A citation leads to a document, page or paragraph that does not exist.
rule-broken-link = A link leads nowhere.
rule-missing-picture = A picture is missing.
rule-bad-picture = A picture cannot be shown.
rule-missing-alternative = A picture has no description.
rule-missing-options = A question has nothing to answer with, or a quiz has no questions.
rule-no-right-answer = A question has no right answer.
rule-two-right-answers = A question with one answer has several right ones.
rule-unexpected-key = An opinion has no right answer.
rule-duplicate-option = Two options say the same.
rule-feedback-without-option = A comment stands where it belongs to no option.
rule-stray-text = A text in a question belongs to nothing.
rule-unknown-objective = No module has this objective.
rule-unasked-objective = No question asks about an objective.
rule-draw-too-many = A quiz draws more questions than it has.
rule-bad-diagram = A diagram cannot be drawn.
rule-translation-differs = A translation differs from the source in more than words.
rule-stale-lock = translations.lock names something that no longer exists.
rule-broken-erratum = An erratum names something that the course does not have.
rule-unfit-erratum = An erratum does not go with the kind of its question.
rule-unexplained-erratum = An erratum is not explained in every language.
rule-erratum-order = An erratum stands before an earlier one.
rule-dropped-cell = A row of a table has more cells than its head.
rule-guessable-quiz = The form of the options gives the answers of a quiz away.
rule-unlikely-minutes = The stated minutes do not go with the length of the text.
rule-early-key = A final shows its key to those who may try again.
rule-untaught-objective = A quiz asks for an objective, and no lesson says where it is taught.
rule-placeholder-text = Words of the skeleton were left in a published text.
problem-place = { $module }, { $lesson } ({ $language }), line { $line }
problem-file = { $file }, line { $line }
problem-open = Open the lesson
problem-told = What the checker says, in English
problems-report = All of it as in the terminal
problems-since = This text has been served since { $since }.
problems-title = Course check
problems-lede = A new version of the course’s folder is shown to everyone as soon as nothing is wrong with it.
problems-none = Nothing is wrong: everyone sees the version that is in the folder.
problems-some = { $count ->
    [one] One problem. The last good version is still shown.
   *[other] { $count } problems. The last good version is still shown.
}

## Quizzes
quiz-questions = Questions
quiz-time = Time
quiz-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
quiz-no-limit = no limit
quiz-attempts = Attempts
quiz-attempts-most = { $count ->
    [one] one
   *[other] up to { $count }
}
quiz-counts = What counts
quiz-pre-test = Shows what you know before you begin; you cannot fail it.
quiz-practice = Practice; it does not count.
quiz-final = You need { $percent } % to pass; your best attempt counts.
quiz-start = Start
quiz-go-on = Continue your attempt
quiz-used-up = You have used all your attempts.
quiz-not-yours = Only judges taking part in this training can take the quiz.
quiz-so-far = Your attempts
quiz-attempt = Attempt
quiz-submitted = Handed in
quiz-score = Score
quiz-result = Result
quiz-passed = passed
quiz-open = awaits marking
quiz-completed = completed
quiz-failed = not passed
quiz-see = See the reasons
sheet-place = Question { $place } of { $count }
sheet-save = Save
sheet-submit = Hand in
sheet-minutes-left = { $minutes } min left
sheet-grace = Answers that arrive up to { $seconds } seconds after the end are still accepted.
sheet-deadline = Hand in by { $time } ({ $zone }).
sheet-moved = The end of your time has been moved. { $until }
sheet-without-end = Your time has no end any more.
sheet-reopened = The attempt is open again; what could not be saved is being saved.
sheet-same-place = Two options have the same place: give each its own.
done-same-place = Your answers have been saved, but in this question two options have the same place. Give each its own.
untaken-title = Not taken by the server
untaken-lede = This came too late to count. It is still here for you to copy.
untaken-copy = Copy
untaken-copied = Copied.
untaken-discard = Throw this away
untaken-choice = (something was chosen)
share-title = Your answers and colleagues
share-is-off = If you agree, colleagues who agreed, too, may read your written answers of this attempt without your name, and you see two of theirs beside your own. You can take it back at any time.
share-is-on = Colleagues who agreed, too, may read your written answers of this attempt, without your name.
share-start = Show my answers without my name
share-stop = Show my answers no more
colleague-answer = A colleague’s answer { $place }
colleagues-nobody = No colleague’s answer to this can be shown yet.
done-answers-shared = Colleagues who agreed, too, may now read your answers without your name.
done-answers-unshared = Your answers are shown to nobody any more.
action-quizzes-answers-shared = Let colleagues read the own answers without a name
action-quizzes-answers-unshared = Let colleagues read the own answers no more
who-sees-shared = If you agree for an attempt, judges who agreed, too, read your written answers in it without your name. You can take that back.
question-kept = Not counted. Your first choice is kept; colleagues see only how many chose what.
others-title = What your colleagues chose
others-chose = { $count } of { $all }
others-few = What others chose is shown once five have answered.
data-of-answer-consent = Whether colleagues may read your answers
data-of-stop-choice = What you chose in hearings and opinions
data-given = Agreed
data-said-at = Said
data-option = Chosen
data-chosen-at = Chosen at
sheet-saved = { $answered } of { $count } answered, saved { $time }
sheet-nothing-saved = Nothing saved yet; { $count ->
    [one] one question
   *[other] { $count } questions
}
count-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
result-title = Result
result-awaiting = A trainer still has to mark part of this attempt. Points that may be added: { $points }.
result-points = { $points } of { $possible }
result-objective = Objective
result-objectives = By objective
result-reasons = Answers and reasons
result-text-changed = This quiz has been changed since then. It is shown here as it was at the time.
result-way-on = Back to the training
result-all = All attempts
results-nobody = nobody
results-attempts = Attempts
results-hint = Facility is the mean share of the points, with the range it would be in if many similar people were asked. Discrimination shows how far those who do well elsewhere also do well here; below 0.2, look at the question.
results-answers = Answers
results-question = Question
results-discrimination = Discrimination
results-facility = Facility
results-few = too few to say
results-time = Time taken (median)
results-alpha = Reliability (Cronbach’s alpha)
results-deviation = Standard deviation
results-median = Median score
results-mean = Mean score
results-lede = First attempts that were handed in: { $count }
results-gap = Gap { $place }: { $words }
results-learnt = Learning gain
results-learnt-hint = Mean shares of the points of those who took both the pre-tests and this quiz; first attempts only.
results-after = After
results-gain = Difference
results-people = People
results-alike = cannot be calculated: everyone did the same
results-asked-differently = cannot be calculated: not everyone was asked the same
results-one-question = cannot be calculated: there is only one question
results-asks-for-nothing = cannot be calculated: there are no points to gain here
results-interval = { $lower } to { $upper } %
results-interval-title = 95 % interval
results-by-language = Read in
results-whole = All together
results-times = { $median } (the middle half: { $lower } to { $upper })
results-title = Quiz results
regrade-do = Regrade
regrade-now-fails = fails
regrade-now-passes = passes
regrade-after = Then
regrade-before = Now
regrade-sum = { $up } up, { $down } down, { $same } with the same share of the points
regrade-nothing = No grade would change.
regrade-changes = What changes
regrade-no-errata = There are none. Add one to errata.toml of the course.
regrade-errata = Errata of this quiz
regrade-lede = Errata correct the answer key. Check here what that changes before you regrade.
regrade-title = Regrade
quiz-grant = Grant
quiz-grant-attempts-hint = On top of those the quiz allows.
quiz-grant-minutes-hint = Added to the time of every attempt, including one in progress.
quiz-grant-title = Give extra time or attempts
gradebook-title = Results
gradebook-lede = Everyone taking the course, with every quiz that counts and every pre-test. Of several attempts, the best is shown.
gradebook-read = Lessons read
gradebook-to-read = Lessons to read
gradebook-read-of = { $done } of { $of }
gradebook-left = no longer in the course
gradebook-done = Done
gradebook-nobody = Nobody is taking the course of this training yet.
gradebook-no-quizzes = The course has no quiz that counts and no pre-test.
gradebook-share = { $title }: share of the points
quiz-left = This quiz is no longer in the course. Attempts already made stay, and count as before.
field-unclear = What is wrong or unclear
field-reply = Your answer to the judge
flag-open = This question is wrong or unclear
flag-title = A question is wrong or unclear
flag-hint = Say what is wrong, or what can be understood in two ways. The trainers read it next to the figures for the question, without your name. Your answer to the question stays as it is.
flag-send = Send to the trainers
flag-back = Back to the question
flag-said = You said:
flag-answer = A trainer’s answer:
flag-answer-waits = A trainer has answered. You can read the answer once the reasons are shown.
flag-answered-notice = { $count ->
    [one] A trainer has answered what you said about a question:
   *[other] Trainers have answered what you said about { $count } questions:
}
flag-reply = Answer the judge
flag-reply-hint = The judge reads this next to the question, once the reasons are shown.
flags-title = { $count ->
    [one] Reported as wrong or unclear: once
   *[other] Reported as wrong or unclear: { $count } times
}
flags-put-right = Correct this question
flags-erratum = Correct the text in the course for those who take the quiz from now on. For those who have already taken it, add an erratum to errata.toml in the folder of the course: “void” removes the question, “accept” lets another answer count, “key” changes the correct answer. Then see whose results go up or down, and regrade.
done-question-flagged = The trainers will read it. Thank you.
done-flag-answered = The answer has been saved. The judge can read it next to the question.
action-quizzes-flagged = reported that a question is wrong or unclear
action-quizzes-flag-answered = answered a report about a question
data-of-question-flag = Questions you reported as wrong or unclear
data-of-flag-answer = Trainers’ answers to these reports
field-opens-on = Opens on
field-opens-at = Opens at
field-closes-on = Closes on
field-closes-at = Closes at
field-percent = Percent more time
field-everywhere = For all quizzes of this training
field-about = What it is about
field-contact = Whom to ask
field-sheet = Rows from a sheet
error-quiz-not-open = This quiz is not open yet. Its page says when it opens.
error-quiz-closed = This quiz is closed. If you need more time, ask the organizer of the training.
error-taken-back-already = This has already been taken back. Reload the page to see what applies.
quiz-granted-percent = +{ $percent } % time
quiz-granted-meanwhile = Granted meanwhile, and what holds now
quiz-granted-meanwhile-choose = Somebody granted something or took it back since you opened the form. Look at what holds now; if yours is to come on top, grant it.
quiz-granted-everywhere = for all quizzes
quiz-granted-to-you = You have been granted extra:
quiz-grant-to = For whom
quiz-grant-percent-hint = Of the quiz’s minutes, for example 25 for somebody who needs a quarter more.
quiz-grant-everywhere-hint = Otherwise it applies to this quiz alone.
quiz-grant-reason-hint = The person can read it on the page of the quiz.
quiz-take-back = Take back
quiz-window-title = Opening and closing
quiz-window-hint = In the time zone of the training. Leave empty where there is no limit. Nobody can begin before the opening; all attempts end at the closing, or later for those granted extra time, by that time.
quiz-window-set = Save
quiz-open-between = Open from { $opens } to { $closes }.
quiz-open-from = Open from { $opens }.
quiz-open-until = Open until { $closes }.
quiz-opens = The quiz opens at { $time }.
quiz-closed = The quiz closed at { $time }. If you need more time, ask the organizer.
result-reasons-after-closing = The answers and reasons will be shown when the quiz has closed for everyone: { $time }.
done-allowance-taken-back = What was granted has been taken back.
done-quiz-window-set = Opening and closing have been saved.
action-quizzes-allowance-taken-back = took back what somebody had been granted
action-quizzes-window-set = set when a quiz is open
quiz-waiting = { $count } waiting
quiz-not-begun = not begun
quiz-under-way = under way since { $since }
quiz-granted-attempts = { $count ->
    [one] one extra attempt
   *[other] { $count } extra attempts
}
quiz-granted-minutes = { $count ->
    [one] one extra minute
   *[other] { $count } extra minutes
}
quiz-granted = Granted
quiz-people-title = Progress
marking-hidden = Name hidden until the whole attempt is marked
marking-again = Save the new mark
marking-marked = Marked
marking-marked-hint = A new mark replaces the earlier one, which stays on record.
marking-model = Model answer
marking-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
marking-words-of = { $count ->
    [one] { $count } word
   *[other] { $count } words
} of about { $about }
marking-do = Save the mark
marking-comment = Comment for the judge (optional)
marking-at-most = { $count ->
    [one] at most one point
   *[other] at most { $count } points
}
marking-answer = Answer { $place }
marking-none = No answers are waiting to be marked.
marking-lede = Marked by criteria. Names are hidden until the whole attempt is marked.
marking-title = Written answers
result-comment = The trainer says:
mark-by-rubric = marked: { $points } of { $possible }
mark-points = given by the trainer: { $points } of { $possible }
mark-key = graded by the key again
decide-open = Comment, or change the points
decide-hint = At most { $possible }. They count whatever the key says.
decide-reason-hint = The judge reads it next to the answer.
decide-points = Give these points
decide-key = Grade by the key again
decide-comment = Comment only
grades-title = How the grade came about
grades-when = When
grades-why = Why
grade-submitted = handed in
grade-time-over = the time was up
grade-marked = an answer was marked
grade-regraded = regraded
field-knowingly = I know this, and it shall be so all the same
error-open-until-past = That moment is past. Give one that is still to come.
error-key-seen = The judge may have seen what is right. Tick that you know this, or leave the attempt as it is.
error-another-attempt-open = This judge is at another attempt at the same quiz. It has to be handed in first.
error-another-marker-needed = Another trainer has to mark this answer before something can be settled. A mark can stand alone only where you are the only trainer of the training.
error-marked-by-all = All who mark this answer have done so. Agree on a mark with them, and save that with the reason.
done-attempt-reopened = The attempt is open again, and the judge has been told.
action-quizzes-attempt-reopened = Reopened an attempt that was handed in
reopened-notice = This attempt was reopened on { $at } and is open until { $until }. Your grade so far stands until you hand in again. Reason: { $reason }
reopened-title = Reopened
reopened-once = Handed in on { $submitted }, reopened on { $at } until { $until }: { $reason }
reopened-key-seen = The key may have been seen before.
reopen-open = Reopen this attempt
reopen-title = Reopen this attempt
reopen-hint = The judge goes on where they stopped, on the clock of the training. Answers and grades so far stay on record; after handing in again all is graded anew, and the newest grade stands.
reopen-reason-hint = The judge reads it.
reopen-key-seen = The judge may have seen what is right in this attempt: the reasons can be read already.
reopen-knowingly-hint = Otherwise the attempt is not reopened.
reopen = Reopen
marking-elsewhere = Waiting for another marker
marking-elsewhere-hint = You have marked these. What you gave is shown to nobody before another trainer has marked them, too.
marking-two = Two trainers mark this answer. Neither sees what the other gives before both have marked it.
marking-third = Two trainers have marked this answer and differ by more than a point. Your mark, the third, stands.
marking-apart = The two marks differ by more than a point. Talk to each other and save the mark that you agree on; or a third trainer marks the answer.
marking-marker = Marker { $number }
marking-settled = agreed
marking-stands = What stands: { $points }
marking-agreed-reason = Why this mark stands
marking-settle = Save the agreed mark
marking-alone = You are the only trainer of this training: nobody else can mark this answer. Better ask the organizer to name a second trainer.
marking-alone-stands = Let my mark stand alone, with the reason in the field above
mark-settled = agreed by the markers: { $points } of { $possible }
mark-mean = The mean of two marks stands: { $points } of { $possible }
agreement-title = How far the markers agree
agreement-lede = The first two marks of each answer, before any talk.
agreement-criterion = Criterion
agreement-answers = Answers
agreement-exact = The same
agreement-near = Within a point
agreement-apart = Mean difference
agreement-few = too few
grade-went-up = up
grade-went-down = down
letter-answers-marked = answers marked
letter-grade-changed = grade changed
letter-attempt-reopened = attempt reopened
letters-about-answers-marked = That all your answers in a quiz are marked
letters-about-grade-changed = That your grade in a quiz went up or down
letters-about-attempt-reopened = That an attempt that you handed in was reopened
letter-marked-subject = Your answers are marked: { $quiz }
letter-marked-body =
    Dear { $name },

    all your answers in “{ $quiz }” are marked (training “{ $title }”).

    The result and what the trainers say to your answers are here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-grade-subject = Your grade has changed: { $quiz }
letter-grade-body =
    Dear { $name },

    your grade in “{ $quiz }” has gone { $way } (training “{ $title }”).

    What changed and why is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-reopened-subject = Your attempt is open again: { $quiz }
letter-reopened-body =
    Dear { $name },

    a trainer has reopened your attempt at “{ $quiz }” (training “{ $title }”). You can go on until { $until }. Your grade so far stands until you hand in again.

    The attempt, with the reason:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
data-of-attempt-reopening = Your attempts that were reopened
data-reopened-until = Reopened until
data-reopened-by = Reopened by
data-reopened-at = Reopened
data-key-seen = Key seen before
result-corrected = Corrected on { $on }: { $reason }
corrected-before = Until then the correct answer was: { $answer }.
corrected-too = Also correct since then: { $answer }.
result-not-counted = The grade does not include this yet: the answer is now worth { $points } of { $possible }. It will change once a trainer has regraded the quiz.
result-before = Before
result-reasons-after = The reasons are shown when this session is over: { $session }.
result-reasons-after-last-attempt = The reasons are shown once you have passed, or have handed in your last attempt.
result-reasons-after-last-attempt-pre-test = The reasons are shown once you have handed in your last attempt.
review-some-open = { $count ->
    [one] One question is not answered.
   *[other] { $count } questions are not answered.
}
review-some-later = { $count ->
    [one] One is marked for later.
   *[other] { $count } are marked for later.
}
review-all-answered = Every question has been answered.
review-back = Back to the questions
review-saved = Saved
review-state = State
review-question = Question
review-title = Before you hand in
sheet-saved-at = saved { $time }
sheet-one-minute = One minute is left.
sheet-five-minutes = Five minutes are left.
sheet-ten-minutes = Ten minutes are left.
sheet-all-waiting = { $answered } of { $count } answered; kept in this browser until the network is back: { $waiting }
sheet-all-refused = { $answered } of { $count } answered; not accepted by the server: { $refused }
sheet-all-saving = { $answered } of { $count } answered, saving…
sheet-offline-submit = There is no network. Nothing is lost: your answers are kept here. Hand in when the network is back.
sheet-reload = Reload the page
sheet-time-over = Time is up; nothing more is saved. Everything saved before the deadline counts.
sheet-submitted = This attempt has been handed in; nothing more is saved.
sheet-sign-in-link = Sign in (opens in a new tab)
sheet-sign-in = You have been signed out. Your answers are kept; they are sent once you have signed in again.
sheet-elsewhere = another window is sending this answer
sheet-newer = there is a newer answer from another window or device; reload the page to see it
sheet-refused = the server did not accept this answer; it stays in the field
sheet-kept-in-page = kept on this page only; do not close it until the network is back
sheet-kept = kept in this browser; it will be sent when the network is back
sheet-saving = saving…
sheet-mark-later = Mark for later
sheet-check = Check now
sheet-later = marked for later
sheet-answered = answered
sheet-open = not answered
sheet-places = Questions
sheet-review = Review and hand in
preview-title = Preview
preview-link = Preview with key and reasons
preview-with-key = With key and reasons
preview-as-judge = As a judge sees it
preview-nothing-kept = This is a preview. Nothing on this page is stored or counted: it is not an attempt, and appears in no results or statistics.
preview-views = What to show
preview-languages = Language of the quiz
preview-bank = Each attempt asks { $asked } of these { $count } questions, drawn at random:
preview-drawn = { $drawn } of { $count }: { $objective }
preview-never-drawn = never asked: no questions are drawn for its objective
preview-shuffled = In each attempt, questions and options come in a different order. Here the order is always the same.
preview-not-translated = This question has not been translated yet. It is shown in this language: { $language }.
key-accepted = Accepted, in any language:
key-also = Also correct:
key-all-or-nothing = A partly correct answer earns no points.
key-opinion = There is no right answer: this asks for an opinion.

## Attendance
register-title = Register
attendance-title = Attendance
figures-title = Figures
figures-lede = What took place, who was there and what was learnt: sums only, without names. Nothing is told about fewer than { $count } people.
figures-too-few = Fewer than { $count } people take part: nothing is told about so few.
figures-people = Participants
figures-held = Sessions held
figures-session = Session
figures-share = Share
figures-to-come = not over yet
figures-days = Day by day
figures-others = others ({ $count }), each fewer than { $least } or told together with such
figures-gain-too-few = Fewer than { $count } people did both the pre-test and the final: nothing is told about so few.
register-lede = Who attended which session.
register-download = Download as CSV
register-there = There
register-nobody = No judges are enrolled in this training yet.
register-others = Marks of people who no longer take part as judges
open-link = To confirm and settle ({ $count })
open-title = To confirm and settle
open-lede = Only what an organizer has confirmed counts towards the certificate. This page lists what nobody has confirmed yet, what contradicts itself, and where marks are missing.
open-none = Everything is confirmed, and no mark is missing.
open-gaps = Without a mark: { $count }.
open-call = Call the roll
open-settle = Settle
open-moved = The session was moved after this mark: its minutes may no longer be right.
open-recheck = Save the minutes
open-confirm = Confirm
open-confirm-own = Confirm own check-ins ({ $count })
open-confirm-code = Confirm those with the code ({ $count })
closing-title = Closed registers
closing-closed = { $name } closed this register on { $at }. Every change needs a reason: open the person’s name.
closing-reopened = { $name } reopened it on { $at }: { $reason }
closing-left = Still unmarked, unconfirmed or unsettled: { $count }
closing-close = Close the register
closing-close-anyway = Close the register anyway ({ $count } left)
closing-reopen = Open again
reopening-came-later = marks came in after the closing
reopening-were-wrong = marks were wrong
reopening-by-mistake = it was closed by mistake
report-workbook = Download as XLSX
report-summary = Summary
report-percent = { $percent }%
file-made = As of { $time }, downloaded by { $name }
report-attended = Attended
report-held = Held
report-not-taken = Marks missing
report-planned = Planned
report-unconfirmed = { $share } ({ $percent }% confirmed)
report-not-confirmed = Sessions not yet confirmed
report-of-held = Of those held
report-of-planned = Of all planned
report-people = People
report-rule-title = Needed for the certificate
report-rule = The certificate requires { $percent }% of all planned sessions. Only marks that an organizer has confirmed count.
report-policy = How sessions count: late — { $late }; left early — { $left }; partly there — half a session; excused — { $excused }.
reach-reached = reached
reach-open = can still be reached
reach-lost = can no longer be reached
report-lost = { $count ->
    [one] One judge can no longer attend as much as the certificate requires.
   *[other] { $count } judges can no longer attend as much as the certificate requires.
}
report-gaps = { $count ->
    [one] one mark is missing
   *[other] { $count } marks are missing
}
report-all = all
report-not-given = not given
report-show = Show
report-everybody = Show everybody
report-nobody = Nobody matches this choice.
report-groups-title = Attendance by group
report-groups-lede = Shares of sessions attended, for each group as a whole.
signatures-title = Signature sheet
signatures-lede = Print this page: one sheet for each day, with space to sign at each session.
signatures-guests = Guests who are not on the list: name and court
signatures-organizer = Organizer (name)
signatures-signature = Signature
signatures-date = Date
signatures-number = No.
status-present = present
status-late = late
status-left-early = left early
status-partial = partly there
status-excused = excused
status-absent = absent
status-unmarked = not marked
report-page = page { $page } of { $pages }
own-not-expected = You are not expected at this session: what stands is shown and not counted.
agenda-others = Sessions of other groups: { $count }
not-expected = not expected here
status-taken-back = taken back
status-minutes = { $status }, { $minutes } min
status-proposed = not yet confirmed
beside-check-in = checked in at { $time } after that ({ $status }); tap the one that is right
beside-offline = seen at { $time } without a network: { $status }; tap the one that is right
unit-whole = whole session
unit-morning = morning
unit-afternoon = afternoon
unit-label = Part of the session
unit-set = Mark morning and afternoon separately
unit-unset = Mark the whole session at once
source-self = own check-in
source-code = code from the screen
source-organizer = roll call
source-offline = roll call without a network
source-online = online platform
source-import = carried over
source-meeting = meeting list
meeting-take-one = Record: { $name }
meeting-take = Record the marks
meeting-missing-hint = They stay as they are; mark them in the register.
meeting-missing = Expected and not on the list: { $count }
meeting-perhaps = Perhaps: { $names }
meeting-who = Who is “{ $name }”?
meeting-asked-hint = These were not recognised for certain. Choose whom a name means, or leave the field empty: then nothing is recorded about that person.
meeting-asked = Who is this? { $count }
meeting-not-during = not there during the session
meeting-stands = Stands now
meeting-proposed = The list says
meeting-by = Recognised
meeting-by-name = by name
meeting-by-address = by address
meeting-nobody-found = Nobody on the list was recognised for certain.
meeting-found = Found: { $count }
meeting-read = Read the list
meeting-hint = A CSV file, as the platform hands it out: the participants report of Zoom, the attendance report of Teams, the session data of BigBlueButton. Times are read by the clock of the training.
meeting-lede = Bring in the list that Zoom, Teams or BigBlueButton makes of who was there. It only proposes: nothing is recorded before you have confirmed it.
meeting-title = Meeting list
source-correction = correction
source-received = made at { $time }
register-hint = One tap saves a mark. If somebody comes late or leaves early, tap again. What contradicts an earlier mark needs a reason: open the person’s name.
register-early = This session has not begun: it begins on { $begins }. Check that it is the right one. Marks of people who are there count only from when check-in opens.
takers-title = Who takes this register
takers-hint = Organizers can take every register. For this session you can name other people in the training: they mark who is there and see the names and marks of this session, but nothing else that you see. They never mark themselves.
takers-person = Person
takers-name = Let the person take this register
takers-unname = Take back
takers-named = An organizer has asked you to take the register of this session. What contradicts an earlier mark needs a reason: open the person’s name.
takers-not-oneself = An organizer marks you, or you check in.
takers-take = Take the register
takers-yours = You take the register of this session:
register-all-present = Mark all others present
register-all-present-hint = Only people without a mark; nothing is overwritten.
register-last = Last mark:
register-undo = Take it back
register-search = Find a person
register-search-none = Nobody on the list has this name.
register-show-all = Show everybody
register-refresh = Show what is new
register-code = Code for the screen
register-requests = Requests ({ $count })
roll-saving = Saving…
roll-saved = Saved
roll-waiting = Waiting for the network; it will be sent automatically
roll-waiting-in-page = Waiting on this page only; do not close it until the network is back
roll-waiting-count = Marks waiting for the network: { $count }
roll-sign-in = You have been signed out. The marks are kept; they are sent once you have signed in again.
roll-elsewhere = Another window has sent this mark
roll-needs-reason = Not saved: this needs a reason. Open the name.
roll-refused = Not saved. Reload the page.
roll-history = What was recorded, and how to correct it
roll-not-added = { $name } was not added. { $why }
roll-on-the-list = { $name }: this address is on the list already. Find the person by name.
roll-adding = Being added: { $name }. It will be sent automatically when there is a network.
roll-show-others = Show the whole list
roll-others = Somebody has been added to the list.
roll-unheard = This page no longer receives what others record.
roll-confirm = Confirm check-ins ({ $count })
roll-undo-all = Undo these marks ({ $count })
register-together = { $count ->
    [one] One mark was made at once.
   *[other] { $count } marks were made at once.
}
register-undo-all = { $count ->
    [one] Undo it
   *[other] Undo all { $count }
}
roll-undo = Undo
roll-minutes = { $minutes } min
walk-in-title = Somebody who is not on the list
walk-in-hint = A name is enough. The e-mail address can be added later; all marks are kept.
walk-in-add = Add and mark
walk-in-join-title = This person has no e-mail address yet
walk-in-join-hint = If there is already an account with this address, the marks move to it.
walk-in-join-same = Yes, this is the same person
walk-in-join = Note the address
door-title = On the waiting list, or withdrawn
door-hint = Anyone in the room is let in with one tap: they get a place, even if all places are taken, and are marked.
door-let-in = Let in
history-title = What was recorded
history-none = Nothing has been recorded yet.
history-gone = an account that no longer exists
correction-title = Correct
correction-hint = The reason stays in the register with your name.
correction-minutes-hint = For late, left early and partly there. Optional.
correction-make = Correct the mark
check-in-code-title = Check in
check-in-code-lede = Type the six characters from the screen, or scan the QR code.
check-in-code-go = Go on
check-in-as-early = You are early: the session begins at { $time }. It will be noted that you came early.
check-in-as-present = You are in time.
check-in-as-late = You are late by { $minutes } min.
check-in-to-confirm = The organizer will confirm it.
check-in-another = Another code
screen-how = Scan the QR code, or open { $address } and type:
screen-changes = The code changes every 15 seconds.
screen-back = Back to the register
screen-full = Full screen
screen-count = { $there } of { $of } are in
screen-opens = Check-in opens at { $time }.
screen-over = This session is over.
screen-qr = QR code for checking in
screen-lost = There is no network, so no code is shown. It will come back by itself.
own-title = My attendance
own-lede = What the register says about you. You can ask for a correction or hand in an excuse.
own-ask = Ask for a correction or hand in an excuse
own-excuse = Hand in an excuse
excuse-title = Ask to be excused from several sessions
excuse-sessions = Sessions
excuse-hint = One reason applies to all the sessions you choose. You can hand in a document afterwards.
excuse-send = Ask to be excused
document-attach = Hand in a document
document-hint = PDF, JPEG or PNG, up to 5 MB. You and the organizers of the training can open it; it is deleted with your data.
document-open = Document ({ $kind }, { $size })
requests-together = Asked together, for the same reason: { $count ->
    [one] one session
   *[other] { $count } sessions
}
requests-grant-all = Grant all
requests-refuse-all = Refuse all
own-ask-status = It should say
own-ask-send = Send to the organizer
own-asked = Asked for: { $status }
own-answer = The organizer answered:
requests-title = Requests about marks
requests-lede = Corrections and excuses that judges ask for.
requests-none = No open requests.
requests-answered = Answered
requests-asks = asks for: { $status }
requests-stands = now:
requests-grant = Grant
requests-refuse = Refuse, with the reason
request-open = waiting for an answer
request-granted = granted
request-refused = refused

## Letters
letters-title = Letters
letters-lede = Letters to people, and what became of them. Times are in UTC.
letters-none = No letter has been written yet.
letters-not-carried = No mail server is set up, so this server sends no letters. Open a letter and pass on its text yourself; the link in an invitation opens that person’s account, so give it to nobody else.
letter-invitation = invitation
letter-reset = new password
letter-reminder = reminder
letter-moved-up = place available
letter-session-moved = session changed
letter-session-cancelled = session cancelled
letter-request-answered = request answered
letter-register-open = open register
letter-message = letter from the organizer
letter-test = test letter
letter-mark-corrected = mark corrected
letter-request-asked = request about a mark
letters-choose-title = Which letters you get
letters-choose-lede = Choose what you want to be told by e-mail.
letters-choose-legend = Letters
letters-choose-necessary = Invitations and links for a new password are always sent: you could not sign in without them.
letters-choose-none = Only what is necessary
letters-about-reminder = A reminder on the day before a session
letters-about-moved-up = That a place has become free for you
letters-about-session-moved = That a session has been moved to another time or place
letters-about-session-cancelled = That a session has been cancelled
letters-about-request-answered = That an organizer has answered your request about a mark
letters-about-register-open = For organizers: that a register is still open a day after its session
letters-about-message = Letters that organizers of my trainings write
letters-about-mark-corrected = That a mark about you was corrected
letters-about-request-asked = For organizers: that somebody has asked about a mark, or handed in an excuse
letter-sent = sent { $at }
letter-waits = waiting, next attempt { $at }
letter-kept = waiting here
letter-given-up = not sent
letter-tries = { $count ->
    [one] (one attempt)
   *[other] ({ $count } attempts)
}
letter-refused = The mail server refused it ({ $code }).
letter-unreachable = The mail server could not be reached ({ $code }).
letter-late = It was too late to send it.
letter-link-gone = Its link has been used, withdrawn or replaced, or is no longer kept. If the person still needs one, make a new link.
letter-address = Letters cannot be sent to this address.
letter-invitation-subject = Invitation: { $title }
letter-invitation-body =
    Dear { $name },

    You are invited to the training “{ $title }”: { $days }, { $place }.

    Choose a password with this link. It is meant for you alone and works once, until { $until }:

    { $link }

    After that you will find the training here:

    { $home }

    If this training does not concern you, please ignore this letter.

    With kind regards,
    the organizers of the training
letter-welcome-body =
    Dear { $name },

    You are invited to the training “{ $title }”: { $days }, { $place }.

    Sign in as usual, with this e-mail address and your password. You will find the training here:

    { $home }

    With kind regards,
    the organizers of the training
letter-moved-up-subject = You have a place: { $title }
letter-moved-up-body =
    Dear { $name },

    A place has become free: you are taking part in the training “{ $title }”, { $days }, { $place }.

    The training is here:

    { $home }

    If you cannot come, please give your place back there, so that the next person can have it.

    You can choose which letters you get under your account.

    With kind regards,
    the organizers of the training
letter-session-moved-subject = Changed: { $title }
letter-session-moved-body =
    Dear { $name },

    The session “{ $title }” of the training “{ $training }” has been changed.

    Before:  { $old }
    Now:  { $new }

    The agenda is here:

    { $home }

    You can choose which letters you get under your account.

    With kind regards,
    the organizers of the training
letter-session-cancelled-subject = Cancelled: { $title }
letter-session-cancelled-body =
    Dear { $name },

    The session “{ $title }” of the training “{ $training }” has been cancelled. It was planned for:

    { $old }

    The agenda is here:

    { $home }

    You can choose which letters you get under your account.

    With kind regards,
    the organizers of the training
letter-training-cancelled-body =
    Dear { $name },

    The training “{ $title }” ({ $days }, { $place }) does not take place.

    Its page is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-training-back-subject = Takes place: { $title }
letter-training-back-body =
    Dear { $name },

    The training “{ $title }” takes place after all: { $days }, { $place }.

    The agenda is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-answered-subject = Your request has been answered: { $title }
letter-answered-body =
    Dear { $name },

    An organizer of the training “{ $title }” has answered your request about the register: { $answer }.

    { $sessions }

    The answer is here:

    { $home }

    You can choose which letters you get under your account.

    With kind regards,
    the organizers of the training
letter-asked-subject = Somebody asks about the register: { $title }
letter-asked-body =
    Dear { $name },

    A participant of the training “{ $title }” asks about the register:

    { $sessions }

    What was asked, and the way to answer it, are here:

    { $home }
letter-corrected-subject = A mark about you has been corrected: { $title }
letter-corrected-body =
    Dear { $name },

    In the register of the training “{ $title }” a mark about you has been corrected:

    { $session }

    In the register you are now: { $status }.

    What stands, and the way to ask about it, are here:

    { $home }
letter-open-subject = The register is still open: { $title }
letter-open-body =
    Dear { $name },

    The register of this session of the training “{ $training }” is still open, more than a day after the session:

    { $session }

    You can see what is left to do, and close the register, here:

    { $home }

    You can choose which letters you get under your account.

    Törelik
letter-reset-subject = A new password for Törelik
letter-reset-body =
    Dear { $name },

    Somebody has asked for a new password for your account. Choose it with this link. It is meant for you alone and works once, for one hour:

    { $link }

    If it was not you, you need not do anything: your password stays as it is.

letter-address-new = new address
letter-address-changed = address changed
letter-address-subject = Confirm your new address for Törelik
letter-address-body =
    Dear { $name },

    This address was given for your account. Confirm it with this link within three days:

    { $link }

    If you do not know what this is about, please ignore this letter: nothing will change.

letter-address-changed-subject = Your address for Törelik has been changed
letter-address-changed-body =
    Dear { $name },

    Your account now has another e-mail address, and no more letters will go to this one.

    If you did not want this, tell the organizer of your training or the administrator of the platform at once.

letter-reminder-subject = Tomorrow: { $title }
letter-reminder-body =
    Dear { $name },

    This is a reminder of the training “{ $title }”, { $place }.

    { $day }:

    { $agenda }

    { $clock }

    You can open the course and check in here:

    { $home }

    With kind regards,
    the organizers of the training

## Calendar
calendar-title = Calendar
calendar-lede = Your sessions in the calendar of your phone or computer; changes arrive automatically.
calendar-file = Add to calendar (.ics)
calendar-how = Subscribe to this address in your calendar program (“Add calendar from URL”):
calendar-once = Anyone who has this address can see when and where your sessions are. It is shown once; a new one replaces the old one.
calendar-make = Create an address
calendar-renew = Create a new address
calendar-since = An address has been in use since { $at } (UTC). A new one replaces it.
calendar-open = The training in Törelik: { $link }
calendar-trainers = Trainers: { $trainers }
calendar-online = Join online: { $link }
calendar-subscribe = Subscribe on this device

## Erasing a person’s data
erase-title = Erase a person’s data
erase-open = Erase data
erase-what = The name becomes a random pseudonym: “Person” and six characters. E-mail address, court and position, password, sign-ins, invitations, letters and the calendar address are erased. The person can no longer sign in.
erase-stays = Marks, chosen answers and grades stay under the pseudonym, as does the record of who made them. What was typed by or about the person is emptied: reasons, excuses, comments, written answers. What the person wrote about others stays with them. A name that appears elsewhere, such as in the title of a session, is not found: change it by hand. Earlier backups still hold the data.
merge-title = Two accounts of one person
merge-lede = If this person has a second account, with another address or as a guest without one, the two can be made one.
merge-open = Merge with another account
merge-found = Accounts that may be the same person’s
merge-nobody = No other account fits. Search for a part of the name or the address.
merge-no-address = without an address
merge-both = Look at both before you merge them. This cannot be undone.
merge-account = Account
merge-kept = is kept
merge-merged = becomes part of it
merge-swap = Keep the other one instead
merge-other = Another account
merge-happens = What will happen
merge-marks = { $count ->
    [one] one mark
   *[other] { $count } marks
}
merge-attempts = { $count ->
    [one] one attempt at a quiz
   *[other] { $count } attempts at quizzes
}
merge-moves = { $title }: the place goes over with all marks, attempts and grades.
merge-joins = { $title }: both are there. The { $own } marks of the other are said again where nobody has spoken yet; where both were marked, the kept account’s mark stands ({ $kept } marks). What was read counts. All that was said stays in the audit.
merge-not-roles = { $title }: the two have different roles there. Give both the same role first.
merge-not-attempts-of-both = { $title }: both have attempts at quizzes. Put into one row they would be attempts that nobody made in that order, and grades that nobody got; so both accounts stay.
merge-not-attempts = { $title }: { $name } has attempts at quizzes under this account. Keep this account instead.
merge-not-requests = { $title }: a request of { $name } waits for an answer. Answer it first.
merge-not-grants = { $title }: { $name } was granted more time or attempts under this account. Keep this account instead.
merge-not-namings = { $title }: { $name } was named to call a roll under this account. Keep this account instead.
merge-stays = The kept account’s name, address and password stay. What the person did stays under the account by which it was done.
merge-ask = The account of { $name } ({ $address }) ends: its logins end, its links stop working, and nobody can sign in with it any more. The person signs in with { $kept }.
merge-do = They are one person: merge
merge-said-again = Said again: two accounts of one person were merged
erase-confirm-name = To confirm, type the person’s name as it stands above.
erase-confirm = This cannot be undone. To confirm, type the person’s e-mail address.
erase-do = Erase for ever
erase-already = This person’s data have been erased.
words-erased = (text erased)

## What is kept about people
notice-title = What is kept about you
notice-lede = Please read this once. It says what the platform keeps about you, why, and for how long.
notice-who = Who you are: name, e-mail address, language, court, region, position. The organizer of your training enters these, so that you can be enrolled, written to, and named in the register.
notice-register = The register: when you were there, and what you and the organizers say about it, with reasons. It shows that you took part. Organizers and trainers see who was there; only organizers see the reasons. Observers see sums without names.
notice-learning = Learning: what you have read, your answers in quizzes and what they were worth. Trainers see answers in order to mark them and to improve the course. Your notes on lessons are shown to nobody but you. Opinions that you give in a lesson are shown to trainers and administrators without your name, once five people have answered.
notice-use = Use: when you signed in, and who made which changes. It is kept so that mistakes and misuse can be found. Administrators see it; organizers see what concerns their training.
notice-long = How long
notice-stays = The register, answers and grades stay, because they are the proof of the training, until your data are erased.
notice-letters = The text of letters to you: { $kept }.
notice-logins = Sign-ins, after they have ended: { $kept }.
notice-invitations = Links for a password, after they were used or have expired: { $kept }.
notice-audit = Who made which change: { $kept }.
notice-for-ever = for ever
notice-rights = What you can do
notice-rights-words = You can see and download all of it under “My data”. If something is wrong, ask the organizer of your training to correct it. You can ask an administrator to erase your data: your name and all texts by and about you are removed, and only marks and grades without a name stay.
notice-cookies = Your browser keeps cookies only for signing in, for the language and, for ten seconds, to note that you have just sent a form. Nothing goes to anyone outside.
notice-confirm = I have read this
notice-read = You confirmed this on { $at } (UTC).
notice-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## My data
data-title = My data
data-lede = Everything that is kept here about you, in one file.
data-others = Other people appear in it without their names. Passwords and keys are left out. Keep the file where nobody else can read it.
data-html = Download as a page to read
data-json = Download for programs (JSON)
data-written = Written on { $at } (UTC).
data-times = All times are in UTC. The file for programs also contains the technical numbers.
data-none = Nothing.
data-yes = yes
data-no = no
data-you = you
data-another = another person
data-platform = the platform
data-of-merged-account = Accounts that became part of yours
data-of-account = Your account
data-of-notice-reading = That you have read what is kept about you
data-of-enrolment = Your places in trainings
data-of-attendance-mark = Marks in the register
data-of-attendance-request = What you asked about marks
data-of-attendance-answer = Answers to that
data-of-online-presence = When you were seen online
data-of-lesson-reading = Lessons you marked as read
data-of-section-reading = Sections you read
data-of-attempt = Attempts at quizzes
data-of-answer = Your answers
data-of-grade = Grades
data-of-rubric-mark = Points for written answers
data-of-allowance = Extra time or attempts granted to you
data-of-remark = Texts by you and about you
data-of-letter = Letters to you
data-of-invitation = Links for a password
data-of-arrival-code = Codes by which you come in
data-of-login = Sign-ins
data-of-authenticator = Authenticator app
data-of-recovery-code = Recovery codes
data-of-passkey = Passkeys
data-of-calendar-feed = The address of your calendar
data-of-audit-event = What you did, and what was done to your account
data-email = E-mail
data-name = Name
data-language = Language
data-administrator = Administrator
data-created-at = Created
data-created-by = Created by
data-read-at = Read
data-version = Version
data-training-id = Training
data-session-id = Session
data-role = Role
data-court = Court
data-region = Region
data-position = Position
data-place = Place
data-placed-at = Since
data-group-id = group
data-unit = Part
data-status = Status
data-minutes = Minutes
data-source = Comes from
data-recorded-by = Recorded by
data-made-at = Made
data-received-at = Received
data-asked-by = Asked by
data-asked-at = Asked
data-granted = Granted
data-answered-by = Answered by
data-answered-at = Answered
data-kind = Kind
data-seen-at = Seen
data-lesson = Lesson
data-section = Section
data-quiz = Quiz
data-number = Number
data-started-at = Begun
data-submitted-at = Handed in
data-question = Question
data-response = Answer
data-later = Marked for later
data-saved-at = Saved
data-points-milli = Points, in thousandths
data-given-milli = Points given by the trainer, in thousandths
data-pass-percent = Pass mark, in percent
data-possible-milli = Points possible, in thousandths
data-passed = Passed
data-reason = Reason
data-graded-by = Graded by
data-graded-at = Graded
data-points = Points
data-marked-by = Marked by
data-marked-at = Marked
data-attempts = Attempts
data-granted-by = Granted by
data-granted-at = Granted
data-body = Text
data-written-at = Written
data-recipient = To
data-subject = Subject
data-sent-at = Sent
data-expires-at = Ends
data-used-at = Used
data-opened-at = Opened
data-withdrawn-at = Withdrawn
data-browser = Browser
data-stays = Stays signed in
data-arrived = Came by a code in the room
data-failed-tries = Failed sign-ins
data-failed-since = Failed sign-ins since
data-closed-at = Account closed
data-ended-at = Ended
data-at = When
data-actor-id = Who
data-action = What was done
data-subject-id = To which

## Audit
audit-title = Audit
audit-lede = Who did what, on the clock of the training that it was about.
audit-when = When
audit-who = Who
audit-what = What
audit-to-what = Affected
audit-detail = Detail
audit-request = Request
audit-server = command line or server
audit-newer = Newer
audit-older = Older
audit-none = Nothing was done that fits.
audit-anybody = anybody
audit-anything = anything
audit-from = From day
audit-to = To day
audit-show = Show
audit-somebody = somebody whose account is gone
audit-unknown = did something that this version does not know
audit-changed = { $field }: changed
audit-taken = rows taken: { $count }
audit-left = rows left out: { $count }
administration-title = Administration
administration-lede = How this installation stands, and what to do.
administration-people = Open accounts: { $open }, of these without a password: { $without }. Closed: { $closed }. Administrators: { $administrators }.
administration-one = Make a second administrator: if the only one cannot sign in, nobody can help in the browser.
administration-people-way = People and roles
administration-second-step = Compulsory for: { $who }.
administration-second-step-none = Compulsory for nobody.
administration-second-step-do = Make it compulsory for administrators: they reach everything.
administration-settings-way = Change for whom
administration-mail = Letters waiting: { $waiting }, refused: { $refused }. Last one sent: { $last }.
administration-mail-never = never
administration-mail-none = There is no mail server: letters wait here to be passed on by hand. Start the server with the address of one.
administration-mail-refused = Look at the refused letters, put the addresses right and send them again.
administration-mail-way = All letters
administration-backup-title = Backup
administration-backup = The last one was made on { $time }.
administration-backup-none = None is noted here.
administration-backup-do = Have “torelik backup” run every night, and keep the copies on another machine. Of PostgreSQL your own backups are not seen here.
administration-courses-title = Courses
administration-courses-sound = All courses are sound.
administration-courses = Newer texts with problems: { $courses }. Other problems: { $unread }. The last good texts are being served.
administration-courses-do = Trainers see what is wrong on the page of their training.
administration-audit = All of the audit
action-accounts-signed-in = signed in
action-accounts-signed-out = signed out
action-accounts-signed-out-everywhere = signed out everywhere
action-accounts-login-ended = signed out of another browser
action-accounts-other-logins-ended = signed out everywhere else
action-accounts-logins-of-ended = signed somebody out everywhere
action-accounts-second-step-made = set up the second step at sign-in
action-accounts-second-step-ended = turned off the second step at sign-in
action-accounts-second-step-taken = removed somebody’s second step at sign-in
action-accounts-passkey-added = added a passkey
action-accounts-passkey-removed = removed a passkey
action-profile-changed = changed a person’s details
action-profile-address-asked = sent a link to a new address
action-profile-address-changed = changed an e-mail address
action-accounts-second-step-required = set who must use the second step
action-accounts-recovery-codes-renewed = made new recovery codes
action-accounts-recovery-code-used = signed in with a recovery code
action-accounts-invitation-accepted = accepted an invitation
action-accounts-password-reset = chose a new password by a link
action-accounts-password-changed = changed the password
action-accounts-forgotten = a letter for a new password was requested
action-accounts-added = made an account
action-accounts-role-given = changed a role
action-accounts-reset = made a link for a new password
action-accounts-closed = closed an account
action-accounts-reopened = opened an account again
action-accounts-logins-ended = ended a person’s sign-ins
action-accounts-merged = merged two accounts of one person
action-accounts-erased = erased a person’s data
action-calendar-renewed = made a new calendar address
action-trainings-made = made the training
action-trainings-changed = changed the training
action-trainings-session-added = added a session
action-trainings-session-changed = changed a session
action-trainings-session-deleted = deleted a session
action-trainings-person-added = added a person
action-trainings-person-removed = removed a person added by mistake
action-trainings-letter-written = wrote a letter to people
action-accounts-arrived = came in by a code in the room
action-trainings-arrival-code-made = made a slip with a code
action-trainings-list-taken = imported a list of participants
action-trainings-withdrawn = noted that a person withdrew
action-trainings-placed-again = readmitted a person
action-trainings-moved-up = moved a person up from the waiting list
action-trainings-link-made = made an invitation link
action-trainings-invited = wrote an invitation
action-quizzes-started = began an attempt
action-quizzes-submitted = handed in an attempt
action-quizzes-regraded = had attempts regraded
action-quizzes-marked = marked a written answer
action-quizzes-decided = commented on an answer or decided about it
action-quizzes-allowed = granted more time or another attempt
action-attendance-checked-in = checked in
action-attendance-recorded = recorded a mark
action-attendance-corrected = corrected a mark
action-attendance-taken-back = took a mark back
action-attendance-joined = noted the address of a person added in the room
action-attendance-asked = asked about a mark
action-attendance-answered = answered a request about a mark
action-attendance-closed = closed the register of a session
action-attendance-reopened = opened the register of a session again
action-attendance-document = handed in a document with a request about a mark
action-attendance-roll-taker-unnamed = took back that somebody takes the register of a session
action-attendance-roll-taker-named = named somebody to take the register of a session
action-trainings-policy-set = set the attendance rules of the training
action-attendance-meeting-taken = recorded marks from a meeting list
action-trainings-put-in-group = put a person in a group
action-trainings-group-removed = removed a group of people
action-trainings-group-renamed = renamed a group of people
action-trainings-group-made = made a group of people
action-trainings-archived = archived the training
action-trainings-reopened = opened the training again
action-trainings-cancelled = cancelled the training
action-trainings-deleted = deleted the training
action-installation-backup = made a backup of the database

## Online sessions
action-attendance-measured = noted how long somebody was online
session-online-percent-hint = For a session with a link: anyone online for at least this share of its minutes is proposed as present, anyone online for less as partly there.
online-how = Join here, so that your time is counted. Then open the meeting and leave this page open.
online-join = Join
online-join-again = Join again
online-open = Open the meeting in a new tab
online-since = You joined at { $time }. Your minutes are counted while this page is open and the session is on.
online-counted = Minutes counted so far:
online-rule = If you are online for at least { $percent }% of the session’s { $minutes } min, you are noted as present; for less, as partly there. The organizer confirms it.
online-here = I am still here
online-here-hint = Does your phone put this page to sleep, or have the minutes stopped? Come back and press this at least every { $minutes } min.
online-leave = Leave the session
online-trouble = The platform cannot be reached at the moment. Leave this page open: it will try again by itself.
online-uncounted = You are not in the register, so your time is not counted.
online-seen = Seen online
online-seen-minutes = { $minutes } of { $of } min
online-kind-join = joined
online-kind-here = confirmed being there
online-kind-leave = left
online-kind-stay = seen last

# The marks that lie in a browser: in the head of each page, and on a page of their own.
outbox-waiting = Marks waiting in this browser: { $count }.
outbox-refused = Marks not accepted by the server: { $count }.
outbox-others = Marks of another person in this browser: { $count }; they will be sent once that person signs in here.
outbox-unreachable = The server cannot be reached; they will be sent automatically.
outbox-signed-out = You have been signed out; they will be sent once you have signed in again.
outbox-show = Show them
outbox-send = Send now
outbox-title = Marks in this browser
outbox-lede = Marks you made in registers that the server does not have yet. They are kept in this browser only.
outbox-no-script = Without JavaScript nothing is kept in the browser: each mark is sent at once.
outbox-refused-title = Not accepted by the server
outbox-refused-hint = These stay here until you send them again successfully or discard them.
outbox-waiting-title = Waiting to be sent
outbox-none = Nothing.
outbox-added = added to the list
outbox-again = Try again
outbox-discard = Discard
outbox-surely = Discard for good

# Above a register that the browser shows without the server.
copy-unreachable = The server cannot be reached. This is the register as this browser last saw it: { $at }. What others have marked since is missing; what you mark waits here and will be sent automatically.
copy-failing = The server is having problems. This is the register as this browser last saw it: { $at }. What others have marked since is missing; what you mark waits here and will be sent automatically.
## Profile
address-open = Change your e-mail address
address-title = Your e-mail address
address-now = You sign in with { $email }.
address-hint = A letter with a link goes to the new address. Nothing changes until you open the link.
address-ask = Send the letter
address-confirm-title = Confirm your e-mail address
address-confirm-lede = { $name }, from now on you sign in with { $email }, and letters go there.
address-confirm = Yes, this is my address
details-open = Name, address, language
details-title = Details
details-save = Save the details
details-address-hint = This person has a password. A new address must be confirmed with a link that is sent to it; until then the old one applies.
details-elsewhere = This person also takes part in trainings that you do not organize, so name, address and language can be changed only by the person or by an administrator.
next-why-under-way-until = Your attempt is running until { $time }. What you have answered is kept.
next-why-under-way = Your attempt is under way. What you have answered is kept.
next-why-stopped = You stopped in the middle of this lesson.
next-why-first = The course begins here.
next-why-follows = This comes next in the course.
next-why-practice = You can now check what you have understood; it does not count.
next-why-final = You can now take the test that counts.
next-do-under-way = Continue the test: { $title }, { $count } min left
next-do-go-on = Continue the test: { $title }
next-do-stopped = Continue: { $title }, { $count } min left
next-do-quiz = Take the test: { $title }, { $count } min
next-do-read = Read: { $title }, { $count } min
next-fits = { $count } minutes now:
module-minutes = { $count } min left
lesson-under-way = in progress
trainings-past = Past trainings ({ $count })
trainings-left = Trainings you are no longer in ({ $count })
missed-back = { $count ->
    [one] One question you missed is back
   *[other] { $count } questions you missed are back
}
missed-title = Questions you missed
missed-lede = A question that you missed comes back after a week, a month and three months. It is practice: it does not count.
missed-count = { $count ->
    [one] One question is back.
   *[other] { $count } questions are back.
}
missed-unknown = If you do not know, leave it empty.
missed-comes-back = This question comes back on { $day }.
missed-known = You know this one: it does not come back.
missed-next = { $count ->
    [one] Next question (the last)
   *[other] Next question ({ $count } left)
}
missed-none = There is no question that you missed.
missed-none-yet = { $count ->
    [one] No question is back yet. The next one comes on { $day }.
   *[other] No question is back yet. The first of { $count } comes on { $day }.
}
missed-on = Questions that you missed come back by themselves. Nothing is sent to you.
missed-off = Questions that you missed do not come back.
missed-stop = Do not bring them back
missed-start = Bring them back
result-of-points = { $points } of { $possible } points
result-practise = practise
result-plan = { $count ->
    [one] One minute for what was hardest
   *[other] { $count } minutes for what was hardest
}
result-next = What comes next
result-filter = Which questions are shown
result-all-questions = All { $count } questions
result-only-wrong = Only what I got wrong ({ $count })
result-questions = Question by question
result-question = Question
result-right = Correct answer
result-number = Attempt No. { $number }
data-of-missed-answer = What you answered when missed questions came back
data-of-practice-answer = What you answered to practice questions
data-of-missed-choice = Whether missed questions come back to you
data-known = Right
data-wanted = Come back
signed-in-title = You are signed in
signed-in-close = You may close this tab. What you were at goes on in the other one.
opinions-title = Opinions
opinions-lede = What judges answered to the opinion questions in lessons, without names. Answers are shown once five people have answered.
opinions-none = No lesson of this course asks for an opinion.
opinions-few = Shown once five people have answered.
opinions-count = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
opinions-more = { $count ->
    [one] One more is in the file.
   *[other] { $count } more are in the file.
}
opinions-of-lesson = What judges answered to this lesson’s opinion questions
opinions-lesson = Lesson
opinions-question = Question
opinions-answer = Answer
opinions-people = People
opinions-languages = Languages of the authors
who-sees-opinions = What you write as an opinion in a lesson, trainers and administrators read without your name, once five have answered. Opinions that you choose from a list are only counted.
field-note = Your note
note-title = My note
note-hint = Only you can see it. Saving replaces the earlier text; saving it empty deletes the note. Lines that begin with > are words that you highlighted in the lesson.
note-back = Back to the lesson
note-change = Change
notes-own = My notes
notes-own-lede = What you noted while reading. Nobody else can see it.
notes-own-none = You have no notes yet. Each section of a lesson ends with a link to your note on it.
booklet-with-notes = With my notes
booklet-show = Show
done-note-written = Your note is saved.
done-note-emptied = Your note was empty and has been deleted.
done-highlight-removed = The highlight has been removed.
highlight-remove = Remove highlight
lesson-highlight = Highlight
lesson-highlighted = Highlighted. It stands among your notes.
lesson-highlight-failed = Not saved. Check your connection and try again.
data-of-section-note = Your notes on lessons
source-copy = Copy citation
source-copied = Copied
source-seen = accessed

## The gallery of the demonstration
gallery-title = Parts of the interface
gallery-lede = All that pages are made of, in your language. Only the demonstration shows this page.
gallery-buttons = Buttons
gallery-danger = Delete all
gallery-danger-quiet = Delete
gallery-disabled = Not available
gallery-link = A link that is the next step
gallery-forms = A form
gallery-hint = A line of help
gallery-choice = One of several
gallery-refused = A form that was refused
gallery-meanwhile = A form that somebody else changed meanwhile
gallery-name = Example name
gallery-another = Another name
gallery-notices = Notices
gallery-good = Done
gallery-info = Worth knowing
gallery-warn = Needs attention
gallery-bad = Went wrong
gallery-pills = Pills
gallery-state = State
gallery-table = A table whose rows stack on a phone
gallery-cards = Cards, and an empty list
gallery-card = Card
gallery-empty = There is nothing here yet.
gallery-ways = Progress, search, pages
gallery-more = More about this
gallery-codes = Codes
gallery-square = Square code that leads to this page
