# The words of the interface. English is the language that the build checks keys against; the
# other languages hold the same keys with the same arguments.

## The frame
skip = Skip to the text
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
pager-before = Before
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
field-staff = Organizers, trainers and observers come along
field-trainers = Trainers
field-link = Link to join online
field-court = Court
field-region = Region
field-position = Position
field-institution = Institution (guests)
field-sex = Sex
field-letter-to = To
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
field-left-early-counts = Leaving early counts as
field-late-counts = A late arrival counts as
field-closes-after = Minutes after the end at which check-in closes
field-opens-before = Minutes before the start at which check-in opens
field-late-after = Minutes after the start from which a check-in is late
field-mark = Mark
field-status = Attendance
field-reason = Reason
field-points = Points
field-attempts = Attempts more
field-minutes = Minutes
field-answer = Answer

## Errors: what happened, and what to do
error-wrong-sign-in = This e-mail address and this password do not belong together. Check both and try again.
error-too-many-tries = There were too many tries. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
error-sign-in-busy = So many people are signing in at this moment that there is no room to wait. Wait a few seconds and try again.
error-sign-in-first = You are not signed in, or your login has ended. Sign in and try again.
error-sent-after-end = Your login had ended, so this has not been done yet. What you typed is kept: send it again.
error-not-allowed = Your account may not do this. If it should, ask the organizer of the training.
error-not-found = There is nothing here, or nothing that your account may see. Check the address, or go to your trainings.
error-invitation-gone = This link has been used, has expired or was replaced by a newer one. Ask the organizer for a new link.
error-address-taken = Another account has this e-mail address. Check how it is written; if both accounts belong to one person, ask the administrator.
error-too-many-days = A training has at most { $most } days. Check the years.
error-sessions-outside = { $count ->
    [one] One session lies outside these days. Move or delete it first.
   *[other] { $count } sessions lie outside these days. Move or delete them first.
}
error-clock-moves = { $count ->
    [one] The session keeps the time that is read, on the clock of the new zone, and so moves to another moment; calendars and reminders follow. Confirm that this is right.
   *[other] The { $count } sessions keep the times that are read, on the clock of the new zone, and so move to other moments; calendars and reminders follow. Confirm that this is right.
}
error-fewer-places = { $count ->
    [one] One judge is enrolled, more than there would be places. Nobody loses a place; whoever comes after waits. Confirm that this is right.
   *[other] { $count } judges are enrolled, more than there would be places. Nobody loses a place; whoever comes after waits. Confirm that this is right.
}
error-second-code-wrong = This code is not right, or it was used already. Wait until the app shows a new one and type that.
error-second-step-gone = More than ten minutes have passed since the password, or it was typed in another browser. Sign in again.
error-second-step-first = Your role requires a second step of signing in. Set it up under your account, then try again.
error-second-step-compulsory = The second step is compulsory for your role and cannot be ended. With a new phone, ask an administrator to take it away, then set it up anew.
error-no-key = The second step cannot be set up here: this server has no key file. Whoever runs the server sets one (TORELIK_KEY_FILE).
error-passkey-unknown = This passkey is not known here, or the device did not confirm it. Sign in with your password, then look under your account which passkeys you have.
error-passkeys-not-here = Passkeys work only where the site is reached by a name and over https. Sign in with your password.
error-account-closed = This account has been closed. If you need it again, ask the administrator of this platform.
error-password-too-short = The password is too short. Use at least { $least ->
    [one] one character
   *[other] { $least } characters
}; several words in a row are good.
error-password-too-long = The password is too long. Use at most { $most ->
    [one] one character
   *[other] { $most } characters
}.
error-password-most-used = This password is on the lists of those used most, which anybody would try first. Take a few words that only you would put together.
error-password-walked = These are keys that lie side by side, which programs guess at once. Take a few words that only you would put together.
error-password-repeated = This is one piece over and over, which is no harder to guess than the piece. Take a few different words.
error-password-number = This is only a number. Dates, telephone and identity numbers are guessed early; put a few words to it.
error-password-common-words = These are words that many people begin with, and digits around them hardly help. Take a few words that only you would put together.
error-password-of-this-site = This is made of words of this site or of your training, which anybody here would try. Take words that have nothing to do with it.
error-password-like-yourself = The password contains your name or your address. Choose another.
error-missing = “{ $field }” is empty. Fill it in.
error-too-long = “{ $field }” is too long. Use at most { $most ->
    [one] one character
   *[other] { $most } characters
}.
error-foreign-letter = The letter “{ $letter }” in this address belongs to another alphabet than those beside it, though it may look like one of them. Type the address anew.
error-no-domain = Addresses that end in “.invalid” reach nobody. Write the person’s own address, or leave the field empty where it may be.
error-not-understood = “{ $field }” could not be understood or is not right. Check it and try again.
error-end-before-start = The end comes before the beginning. Check both.
error-outside-training = This day is not one of the days of the training. Choose another day, or change the training first.
error-no-such-time = The clocks change at this time, so it does not exist or comes twice. Choose another time.
error-room-taken = Another session is in this room from { $from } to { $to }. Choose another time or room, or confirm that both are right.
error-moved-with-marks = { $count ->
    [one] One person has been marked at this session already. The mark stays with the session at its new time.
   *[other] { $count } people have been marked at this session already. The marks stay with the session at its new time.
} { $minutes ->
    [0] None of them tells minutes.
    [one] One person’s mark tells minutes (late, left early or partly there). They are not reckoned anew: the mark goes on the list of what is left to do, for you to confirm or correct.
   *[other] The marks of { $minutes } people tell minutes (late, left early or partly there). They are not reckoned anew: these marks go on the list of what is left to do, for you to confirm or correct.
} Confirm that this is right.
error-session-marked = Marks were made at this session, so it cannot be deleted. Move or rename it instead.
error-enrolled-already = This person is in the training already.
error-withdrawn = This person has withdrawn from the training, so no mark can be made; earlier marks are kept. If the person is back, take them in again on the page “People”.
error-waits-for-place = This person still waits for a place in the training, so no mark can be made. First make room: raise the number of places, or note who has withdrawn.
error-place-changed = Your place in this training has changed since the page was opened. Open the page again and look.
error-training-begun = The training has begun, so its places are no longer given back here. If you cannot come, tell the organizer.
error-parts-marked = Something has been recorded about a part of this session, so its parts stay.
error-register-closed = The register of this session is closed, so a change needs a reason. Open the person’s name and give it there, or open the register again.
error-session-not-over = This session is not over yet, so its register stays open. Close it afterwards.
error-unknown-course = This course is not being served at the moment. Choose another.
error-too-early = Check-in opens at { $opens }. Come back then.
error-check-in-closed = This session is over, so check-in has closed. If you were there, tell the organizer.
error-code-mistyped = A code has six characters: letters and digits from the screen. Please type it again.
error-code-expired = This code has expired: a new one is shown every 15 seconds. Take the one that is on the screen now.
error-code-unknown = No session has this code. Compare it with the screen and type it again.
error-code-elsewhere = This code belongs to a training that you are not enrolled in. Ask the organizer to add you.
error-code-replayed = Somebody has already checked in with this link. Scan the code on the screen yourself.
error-marked-already = Something stands in the register about this already. Reload the page to see it.
error-reason-needed = A mark that stands is changed with a reason only. Write down the reason.
error-mark-name-taken = This mark was sent once already, about somebody else. Reload the page and tap again.
error-mark-gone = This mark no longer stands, so there is nothing to take back. Look at the history.
error-made-too-long-ago = This mark waited in the browser for more than thirty days. If it still holds, send it again: it then counts as made now.
error-minutes-out-of-range = Enter between 1 and { $most } minutes: the session is no longer than that.
error-request-open = You have already asked about this session. Please wait for the organizer’s answer.
error-request-answered = This request has already been answered. Reload the page to see the answer.
error-no-meeting = This session has no online meeting. Ask the organizer for the link.
error-join-first = Join the session first; from then on your minutes are counted.
error-percent-out-of-range = Give a whole number of percent from 1 to 100.
error-document-there = A document has been handed in with this request already. If another is needed, ask the organizer.
error-document-of-other-kind = The file is not a PDF, JPEG or PNG. Save it as one of these and choose it again.
error-document-too-large = The document is larger than 5 MB. Photograph the page with a smaller picture, or save the PDF with less detail.
error-own-mark = You cannot mark yourself. Check in, or ask an organizer to mark you.
error-policy-minutes = Give a whole number of minutes from 0 to { $most }.
error-attempt-open = You have an attempt under way. Go on with it.
error-attempts-used-up = { $most ->
    [one] The one attempt has
   *[other] All { $most } attempts have
} been used.
error-attempt-submitted = This attempt has been handed in. It can no longer be changed.
error-attempt-time-over = The time of this attempt is over. What had been saved in time counts.
error-sits-no-quiz = Only judges of this training sit its quizzes. In your role you can read the lessons and try the questions in them.
error-not-saved = This could not be saved just now. Nothing that you typed is lost: it will be sent again.
error-list-unreadable = This file cannot be read as a list. Save it as XLSX or CSV (at most 1 MB) and choose it again.
error-list-lacks-column = The list has no column “{ $column }”. Name it in the first row and choose the file again.
error-list-no-sheet = { $count ->
    [one] The sheet of this workbook does not name the columns of a list: name, email, court, region, position, language.
   *[other] None of the { $count } sheets of this workbook names the columns of a list: name, email, court, region, position, language.
} Name them in the first row and choose the file again.
error-list-too-long = The list has more than { $most } rows. Divide it into several files.
error-list-too-large = This file is larger than 1 MB. Keep only the list in it, or divide it into several files.
error-list-old-workbook = This is a workbook of an older kind (XLS), or one protected by a password. Save it as XLSX without a password and choose it again.
error-list-empty = The list names its columns, but nobody stands below them. Check that this is the right file.
error-list-open-quote = In line { $line } of the file a quotation mark opens that is never closed, so the rows below would be lost. Close it or take it out, or save the list as XLSX.
error-list-sheets = This workbook has more than { $most } sheets. Copy the list into a workbook of its own and choose that.
error-list-texts = This workbook holds more than { $most } texts. Copy the list into a workbook of its own and choose that.
error-list-cells = This file has more than { $most } cells. Copy the list into a workbook of its own and choose that.
error-list-regions = This workbook has more than { $most } merged cells. Split them, or copy the list into a workbook of its own.
error-list-kept = The cells of this list hold more than { $most } MB of text. Shorten what stands in them, or divide the list into several files.
error-list-unpacked = Unpacked, this workbook is larger than { $most } MB. Copy the list into a workbook of its own and choose that.
error-list-steps = Reading this file takes too long, so it was stopped. Copy the list into a workbook of its own and choose that.
error-prepared-gone = What was prepared here is no longer kept. Begin again.
error-nothing-chosen = There is nothing left that could be done here. Go back and look again.
error-nobody-to-invite = Everybody here has been invited within the last day or has a password. To write once more, tick “also to those invited today”.
error-erases-administrator = The data of an administrator cannot be erased. Take that role away first, on the page of the account.
error-last-organizer = This person is the last organizer of the training. Make somebody else an organizer first.
error-has-facts = Something has been done by this person, or noted about them, in this training. Note them as withdrawn, or take the role away.
error-too-many-letters = Ten letters have been sent from this training within a day. Wait until tomorrow, or put what is left into one letter.
error-nobody-to-write-to = This letter would go to nobody: none of these people takes part, has an address and wants letters from organizers.
error-arrival-code-gone = This code was used, has expired or was never made. Look at it again, or ask the organizer for a new slip.
error-password-first = You came in by a code, for today only. Choose a password first, under your name at the top.
error-own-account = You cannot do this to your own account. Ask another administrator.
error-reaches-further = This account reaches further than you: it is an administrator’s, or is in a training of other organizers. Ask the administrator of this platform for the link.
error-too-much-sent = More was sent than this server takes at once. Send less, for example a smaller file.
error-took-too-long = The answer took too long, so the server gave up. Wait a moment and try again.
error-unavailable = The server cannot reach its data right now. What you typed is kept: wait a moment, then try again.
error-bad-request = The request was not understood. Go back, reload the page and try again.
error-something-went-wrong = Something went wrong on our side; what you entered may not have been saved. Try again, and if it happens again, tell the organizer this number: { $request }.

## Pages that say why not
trouble-not-found = Not found
trouble-not-allowed = Not allowed
trouble-refused = This cannot be done
trouble-internal = Something went wrong
trouble-unavailable = Unavailable for a moment
trouble-way-on = To my trainings
again-title = This was not done
again-nothing = Go back to the page you came from and try again.
again-send = Send it again
trouble-other-account = Sign in with another account
trouble-request = Number of this request:

## What was done
done-password-changed = Your password has been set.
done-letter-asked = If there is an account with this address, a letter is on its way. Its link works for one hour. If nothing comes, look among the unwanted mail; then ask the organizer of your training.
done-login-ended = That sign-in has been ended.
done-other-logins-ended = You are signed out everywhere but here.
done-second-step-made = The second step is set up. You are signed out everywhere else.
done-second-step-ended = The second step has been ended.
done-second-step-taken = The second step has been taken away.
done-passkey-added = The passkey is kept. You can sign in with it from now on.
done-passkey-removed = The passkey opens nothing any more.
done-details-changed = The details have been saved.
done-address-offered = A letter with a link is on its way to the new address. The address changes when the link is opened.
done-address-changed = The new address holds from now on.
done-second-step-required = Saved for whom the second step is compulsory.
done-recovery-codes-renewed = New recovery codes are made; the old ones count no more.
done-training-made = The training has been made. Add its sessions and its people.
done-training-changed = The training has been changed.
done-session-added = The session has been added.
done-session-changed = The session has been changed.
done-session-deleted = The session has been deleted.
done-day-copied = The sessions of the day have been copied.
done-person-added = The person has been enrolled.
done-role-changed = The role has been changed.
done-role-taken = The role has been taken away.
done-list-taken = The people of the list have been enrolled.
done-withdrawn = It is noted that this person has withdrawn.
done-placed-again = The person has been taken in again, or waits for a place.
done-place-given-back = It is noted that you no longer take part. Whoever waits first takes the place.
done-let-in = The person has a place now and has been marked.
done-invitations-sent = The invitations are on their way.
done-invitations-kept = The invitations are written, but no mail server is set up. An administrator finds them under Letters and can pass them on.
done-people-let-go = They no longer take part.
done-person-removed = The person has been removed from the training.
done-letter-sent = The letter is on its way.
done-letter-kept = The letter is written, but no mail server is set up. An administrator finds it under Letters.
done-letter-tried-again = The letter is tried again.
done-person-erased = The person’s data have been erased.
done-account-closed = The account has been closed.
done-account-reopened = The account is open again.
done-logins-ended = The person has been signed out everywhere.
done-link-made = The link has been made.
done-lesson-read = Noted: you have read the lesson.
done-answers-saved = Your answers have been saved.
done-answers-behind = Newer answers had been saved since this page was opened, here or on another device. They stand; what you sent is on record. Look them over, and answer again if need be.
done-attempt-submitted = Your attempt has been handed in.
done-attempt-time-over = The time of this attempt is over. What had been saved in time was handed in; what came later was not taken.
done-attempts-regraded = The attempts have been graded again.
done-answer-marked = The answer has been marked.
done-answer-decided = What you say about the answer has been saved.
done-allowance-granted = Granted.
done-checked-in = You are checked in.
done-checked-in-early = You are checked in, before the session begins.
done-check-in-kept = Your check-in is kept. The register says otherwise; the organizer sees both and decides.
done-checked-in-late = You are checked in, as late.
done-mark-recorded = The mark has been saved.
done-mark-corrected = The mark has been corrected.
done-mark-taken-back = The mark has been taken back; what stood before it stands again.
done-all-marked = Everyone who had no mark is now marked present.
done-check-ins-confirmed = The check-ins have been confirmed.
done-walk-in-added = The person has been added and marked.
done-walk-in-joined = The address has been noted; all marks are kept.
done-register-closed = The register is closed. From now on each change needs a reason.
done-register-reopened = The register is open again.
done-letters-chosen = It has been saved which letters you want.
done-document-handed-in = The document has been handed in. The organizers of the training can open it.
done-roll-taker-unnamed = The person can no longer take the register of this session. The marks that were made stay.
done-roll-taker-named = The person can take the register of this session now.
done-policy-set = The attendance rules have been saved. Marks that stand stay as they are; shares are reckoned by the new rules.
done-request-made = Your request has been sent to the organizer. You will find the answer here.
done-request-answered = The request has been answered.
done-left-online = You have left. Your minutes are in the register and wait for the organizer.
done-still-online = It is noted that you are still here.
done-joined-online = You have joined. Open the meeting and leave this page open.

## Accounts
sign-in = Sign in
sign-in-lede = For judges, trainers and organizers.
sign-in-demo = This is a demonstration. Sign in as judge@example.org, trainer@example.org or organizer@example.org, each with the password: steppe-and-sky
sign-in-forgotten = Forgot your password?
sign-in-stay-hint = So that you are not asked for the password each day. Untick it on a computer that others use too; administrators are always asked.
sign-in-no-account = No account yet? Ask the organizer of your training for an invitation link.
sign-in-by-code = I have a slip with a code
sign-in-to-check-in = To check in, sign in first.
forgotten-title = Forgotten password
forgotten-lede = Type the e-mail address of your account. You will get a letter with a link to choose a new password.
forgotten-send = Send me the letter
forgotten-no-letters = This server sends no letters. Ask the organizer of your training, or the administrator of this platform: they can make you a link to choose a new password.
sign-in-ended = Your login has ended, and nothing has been done yet. Sign in, then fill in the form again.
sign-in-ended-kept = Your login has ended; what you typed is kept. Sign in and send it again.
sign-in-cookies = Your password was right, but this browser keeps no cookies for this site, so it forgets at once who you are. Allow cookies for this address, or use another browser.
invitation-title = Welcome
invitation-lede = { $name }, choose a password for your account.
invitation-trainings = Your account is for:
invitation-email = You sign in with { $email }.
invitation-accept = Set the password and sign in
reset-title = Choose a new password
reset-lede = { $name }, choose a new password for your account. Everywhere else you will be signed out.
password-hint = At least 12 characters. A few words that you remember are better than signs that you do not.
password-show = Show the password
password-change = Change the password
logins-title = Where you are signed in
login-line = Since { $begun }, last used { $used }
login-here = this browser
login-stays = stays signed in
login-browser-unknown = Unknown browser
login-failed-before = Before this sign-in: { $count ->
    [one] one failed try
   *[other] { $count } failed tries
} since { $since }.
login-end = Sign out there
logins-end-others = Sign out everywhere else
logins-failed-before = Before you signed in, there { $count ->
    [one] was one failed try
   *[other] were { $count } failed tries
} to sign in to your account since { $since }. If that was not you, change your password on the page of your account.
logins-of-title = Signed in
logins-of-none = This person is not signed in anywhere.
second-step-title = Second step of signing in
second-step-lede = Besides the password, a code from an app on your phone. Whoever learns your password cannot sign in with it alone.
second-step-open = Set up or change
second-step-needs = You need an authenticator app on your phone; any will do that shows six-digit codes. It needs no network.
second-step-make = Set up the second step
second-step-asked = You can change what others rely on. A second step keeps your account safe even if somebody learns your password.
second-step-owed = Your role requires a second step of signing in. Set it up now; everything else opens after that.
second-step-scan = Scan this square with the app.
second-step-picture = Square code for the app
second-step-here = Open in the app on this device
second-step-typed = Or type this key into the app:
second-step-confirm-hint = Type the six digits that the app shows now.
second-step-confirm = Confirm
second-step-since = Set up since { $since }.
second-step-stays = It is compulsory for your role, so it cannot be ended.
second-step-end = End the second step
second-step-code = Second step
second-step-code-lede = The password is right. Now the code from your app.
second-step-code-hint = The six digits that the app shows now, or one of your recovery codes.
second-step-again = Start again
second-step-lost = Neither the phone nor the codes at hand? An administrator can take the second step away.
second-step-compulsory-lede = Whoever it is compulsory for sets it up at the next sign-in, before anything else. Everybody else may.
second-step-compulsory-for = Compulsory for
second-step-require = Save
recovery-codes-title = Recovery codes
recovery-codes-once = Each opens the second step once, without the phone. Print them or write them down now: they are shown only this once.
recovery-codes-kept = I have kept them
recovery-codes-left = { $count ->
        [one] { $count } code is left.
       *[other] { $count } codes are left.
    }
recovery-codes-renew = Make new codes
account-second-step = Take the second step away
account-second-step-ask = { $name } will sign in with the password alone until the second step is set up again. Make sure that it is really { $name } who asks.
passkeys-title = Passkeys
passkeys-lede = Sign in with what unlocks your phone or computer: finger, face or PIN. No password, no code, and nothing that can be given to a false site.
passkeys-open = Add or remove
passkeys-none = You have no passkey yet.
passkey-new = A new passkey
passkey-offer = Add a passkey
passkey-make = Make it on this device
passkey-make-lede = Your device will ask for your finger, face or PIN, and keep the passkey. Do this on your own device only.
passkey-no-script = This browser cannot make passkeys, or scripts are off in it.
passkey-failed = The device did not confirm. Try again, or sign in with your password.
passkey-sign-in = Sign in with a passkey
passkey-line = Made { $made }, last used { $used }
passkey-line-unused = Made { $made }, not used yet
passkey-remove = Remove this passkey
sign-out-everywhere = Sign out everywhere
accounts-title = Accounts
accounts-lede = Everyone who can sign in, or has been invited to.
accounts-search = Name or e-mail
accounts-find = Find
accounts-none = No account fits.
account-open = Account
account-closed = closed
account-not-used = not in use yet
account-in-none = In no training.
account-link = Link for a new password
account-link-ask = With this link { $name } chooses a password; then all other sign-ins of the account end. Whoever has the link comes in as { $name }: make sure who asks, and hand it over in person.
account-end-logins = Sign out everywhere
account-end-logins-ask = { $name } will be signed out in every browser and has to sign in again.
account-appoint = Make an administrator
account-appoint-ask = { $name } will see and change everything on this platform: all trainings, accounts, letters and the audit.
account-dismiss = No longer an administrator
account-dismiss-ask = { $name } will no longer be an administrator. Roles in trainings stay.
account-close = Close the account
account-close-ask = { $name } will be signed out and can no longer come in; open links end. Everything that was done stays. The account can be opened again.
account-reopen = Open the account again
account-reopen-ask = { $name } will be able to sign in again, with the password from before.
account-link-made = Give this link to the person alone. It works once: for one hour, or for 14 days where the person has no password yet. It is shown to you alone, for half an hour.
who-sees-title = Who can see what about me
who-sees-lede = What is kept about a judge in a training, and who can look at it.
who-sees-yes = Can see it: { $who }.
who-sees-not = Cannot see it: { $who }.
who-sees-elsewhere = Trainers, organizers and observers are those of the same training; people of other trainings see nothing of it. Letters also lie in your own mail.
who-sees-named = An organizer can ask another person of the training, also a judge, to take the register of one session. That person then sees the names, courts and marks of that session, and no reasons.
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
next-begin = Begin with
next-go-on = Go on with
next-quiz = Take the quiz
next-stopped = Go on where you stopped:
next-open = Open
next-all-done = You have done everything in this course.
check-in = Check in
check-in-opens = Check-in opens: { $time }
check-in-standing = In the register you are:
agenda-title = Agenda
agenda-none = No sessions yet.
agenda-clock = All times are on the clock of { $zone } ({ $offset }).
session-now = now
session-past = over
lesson-done = done
lesson-quiz = quiz
course-not-served = The course of this training is not being served at the moment.
problems-notice = { $count ->
    [one] The newer text of the course has one problem.
   *[other] The newer text of the course has { $count } problems.
} The last good text is still being served.
problems-see = See what the checker says
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
    [one] The new training has the same course, clock, places and reminders, and the one session of this agenda.
   *[other] The new training has the same course, clock, places and reminders, and the { $count } sessions of this agenda at the same times of their days.
} Participants, marks and answers are not copied, and neither are the addresses of online meetings.
training-copy-day = The other days follow at the same distance.
training-copy-staff-hint = You organize the copy in any case.
training-copy-do = Make the copy
time-zone-hint = The IANA name, such as Asia/Almaty. Everyone sees the sessions on this clock.
capacity-hint = Leave it empty when there is room for all. Whoever is added when all places are taken goes on the waiting list, in order.
reminders-hint = One letter for each day of sessions, sent the day before at nine in the morning, by the training’s clock.
policy-title = Attendance rules
policy-lede = They hold for all sessions of this training: for check-in, for the register, for reports and the certificate. Marks that stand are not changed.
policy-partly = Being there for a part always counts as half a session.
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
session-change = Change the session
session-delete = Delete the session
session-delete-hint = Only a session at which nothing was marked can be deleted.
session-ends-on-hint = Only for a session over midnight.
session-link-hint = An address that begins with https:// or http://.
session-trainers = Trainers: { $trainers }
session-join = Join online
session-clock = Times are on the clock of { $zone } ({ $place }).
confirm = Yes, this is right
people-title = People
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
place-withdraw = Note as withdrawn
place-again = Take in again
place-give-back-title = If you cannot come
place-give-back-hint = Your place goes to whoever waits first, and you no longer see this training. Once the training has begun, tell the organizer instead.
place-give-back = Give back my place
place-leave = Leave the waiting list
places-summary = { $taken } of { $capacity } places are taken; waiting: { $waiting }.
waiting-notice = You are number { $number } on the waiting list of “{ $training }”. You take part as soon as a place is free.
person-add = Add a person
person-add-open = Enter one person by hand
person-letters = Letters about this training
person-letters-when = Written
person-letters-what = About
person-letters-state = What became of it
letter-write = Write a letter
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
person-take-role = Take the role away
person-take-role-ask = { $name } will no longer be { $role } in this training and will no longer see it. What was done stays. A role can be given again at any time.
person-reset = Link for a new password
person-reset-ask = With this link { $name } chooses a new password; then all other sign-ins of the account end. Whoever has the link comes in as { $name }: make sure who asks, and hand it over in person. It works once, for one hour, and the audit says that you made it.
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
links-lede-reset = Give the link to this person alone. It works once, for one hour.
links-once = These links are shown to you alone, for half an hour. Copy or print them; a new link replaces the old one.
invite-send = Send invitations
invite-send-one = Send by e-mail
invite-again = also to those invited today
invite-hint = By e-mail, in each person’s language: to those who have not been invited, and to those who have not chosen a password yet.
invite-no-mail = No mail server is set up, so no letters go out. Make links and hand them over.
list-title = Bring in a list
list-hint = An XLSX or CSV file, at most 1 MB and 10,000 rows, with the columns name, email, court, region, position, language, in any order. Nothing is stored before you have seen the result.
list-read = Read the list
list-sample = A sample to fill in
list-all-good = { $count ->
    [one] Every row is right. One person is new.
   *[other] Every row is right. { $count } people are new.
}
list-some-bad = { $count ->
    [one] One row is not right.
   *[other] { $count } rows are not right.
} Nothing has been stored.
list-there = { $count ->
    [one] One person is in the training already and stays as is.
   *[other] { $count } people are in the training already and stay as they are.
}
list-guessed = The file does not say how its letters are written. It was read as { $encoding }: check that the names below are right.
list-sheet-hidden = The list was read from the sheet “{ $sheet }”, which is hidden in the workbook. Check that it is the right one.
list-sheets-left = The list was read from the sheet “{ $sheet }”. These sheets hold lists as well and were not read: { $left }. To bring them in, save each as a file of its own.
list-rows-hidden = { $count ->
    [one] One row is hidden in the workbook and was read like the others: row { $rows }.
   *[other] { $count } rows are hidden in the workbook and were read like the others: rows { $rows }.
} Delete them from the file if they do not belong to the list.
list-column-hidden = The column “{ $column }” is hidden in the workbook and was read all the same. Check what stands in it.
list-column-twice = Several columns are called “{ $column }”. Column { $read } was read. Rename the others, or check that this is the right one.
list-problems = What is not right
list-row = Row
list-column = Column
list-value = What it says
list-problem = Problem
list-mend = Mend the file and read it again; or take the good rows now and leave the others out.
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
row-missing = Nothing is written here.
row-bad-email = This is not an e-mail address.
row-lost-letters = Letters have been lost: a question mark stands where a letter was. Save the list as XLSX or as “CSV UTF-8” and read it again.
row-unknown-region = This region is not known. Write its name or its code, such as KZ-71.
row-unknown-language = This language is not known. Write kk, ru or en.
row-too-long = { $most ->
    [one] This is longer than one character.
   *[other] This is longer than { $most } characters.
}
row-duplicate = The same address stands in row { $row }.
row-no-value = A formula stands here that gives no value. Write the value itself.
row-not-text = A date, a number or a tick stands here. Write it as text.
row-merged = This cell is merged with others. Split it and write into each what belongs there.
role-judge = judge
role-trainer = trainer
role-organizer = organizer
role-observer = observer
role-administrator = administrator
role-none = no role

## Learning
lesson-minutes = { $count ->
    [one] { $count } minute of study
   *[other] { $count } minutes of study
}
lesson-contents = In this lesson
lesson-not-translated = This lesson has not been translated yet. It is shown in this language: { $language }.
lesson-review-pending = No lawyer has reviewed this text yet.
lesson-behind = { $count ->
    [one] One section of this translation is behind its source.
   *[other] { $count } sections of this translation are behind their source.
}
lesson-terms = Terms
lesson-sources = Sources
lesson-read = I have read this; go on
lesson-objectives = After this lesson you can
lesson-go-on = Go on where you stopped: { $section }
hearing-goes-on = What happened next
section-mark-read = I have read this section
section-read = read
section-behind = The source of this section has changed since it was translated.
section-source = Read the source ({ $language })
document-page = Page { $page } of { $pages }
document-number = No. { $number }
document-file = Documents of this file
document-invented = Invented for study: the persons, bodies, sources and events in this document do not exist.
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
open-questions-lede = What a lawyer must still confirm, gathered from the lessons of this module. Until then do not rest a decision on it.
open-questions-none = The lessons of this module leave nothing open.
open-questions-of-module = Open questions of this module
open-questions-here = { $count ->
    [one] { $count } point of this lesson must still be confirmed by a lawyer.
   *[other] { $count } points of this lesson must still be confirmed by a lawyer.
}
open-questions-count = ({ $count })
notes-title = Trainer’s notes
notes-lede = For those who teach this lesson. Judges do not see this page.
booklet-link = Booklet to print
booklet-lede = All lessons of this module on one page, to be printed or saved as PDF by the browser. Right answers and reasons are not in it; documents of case files are printed from their own pages.
booklet-contents = Contents
booklet-exercise = Exercise
booklet-objectives = After this module you can
glossary-title = Glossary
lesson-sections-missing = { $count ->
    [one] One section has not been translated; its questions are shown in the source language.
   *[other] { $count } sections have not been translated; their questions are shown in the source language.
}
search-title = Search
search-label = Look in lessons, glossary and sources
search-do = Search
search-nothing = Nothing was found. Try a shorter word, or another language.
search-found = { $count ->
    [one] One place
   *[other] { $count } places
}
search-lesson = lesson
search-document = document of a file
search-source = source
search-cited = Cited source
glossary-lede = The terms of the course in its languages, side by side. What is not yet confirmed is marked.
glossary-search = Look for a term, in any of the languages
term-pending = not yet confirmed
source-checked = checked { $when }
source-pending = not yet checked
question-practice = Practice: tried at once, not counted
question-try = See the answer
question-again = Try again
question-several = Several answers may be right.
question-hint = A hint
question-number = Your number
question-words = Your answer
question-length = { $count ->
    [one] About { $count } word
   *[other] About { $count } words
}
question-blank = Fill the gap
option-chosen = your answer
option-right = right
answer-yours = Your answer:
answer-right = Right answer:
answer-or = or
answer-rubric = What a trainer looks for:
verdict-right = Right
verdict-partly = Partly right
verdict-wrong = Not right
verdict-unanswered = Not answered
verdict-awaiting = Awaits marking by a trainer
verdict-compare = In practice nobody marks this: compare it with what a trainer looks for
verdict-opinion = Thank you; there is no right or wrong here
verdict-void = This question no longer counts: it was withdrawn.
problems-title = What the checker says
problems-lede = The text in the course’s folder is served as soon as nothing is wrong with it.
problems-none = Nothing is wrong: the text in the folder is the text that is served.
problems-some = { $count ->
    [one] One problem. The last good text is still being served.
   *[other] { $count } problems. The last good text is still being served.
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
    [one] { $count } at most
   *[other] { $count } at most
}
quiz-counts = What counts
quiz-pre-test = Shows what you know before you begin; it cannot be failed.
quiz-practice = Practice; it does not count.
quiz-final = Passed from { $percent } %; the best attempt counts.
quiz-start = Start
quiz-go-on = Go on with your attempt
quiz-used-up = All attempts have been used.
quiz-not-yours = Only judges who take part in this training can take the quiz.
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
sheet-grace = What arrives up to { $seconds } seconds after the end is still taken.
sheet-deadline = Hand in by { $time } ({ $zone }).
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
result-awaiting = A trainer has still to mark part of this attempt: { $points } of the points may be added.
result-points = { $points } of { $possible }
result-objectives = By objective
result-objective = Objective
result-reasons = Answers and reasons
result-text-changed = The text of this quiz has changed since. You see what you saw then.
result-way-on = To the training
result-all = All attempts
results-nobody = nobody
results-attempts = Attempts
results-hint = Facility is the mean share of the points, with the range in which it would lie if many such people were asked. Discrimination is how far those who do well elsewhere do well here; below 0.2, look at the question.
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
results-learnt = What was learnt
results-learnt-hint = Mean shares of the points of those who did the pre-tests and this quiz, each the first time.
results-after = After
results-gain = Difference
results-people = People
results-alike = cannot be told: all did alike
results-asked-differently = cannot be told: not everybody was asked the same
results-one-question = cannot be told: there is one question
results-asks-for-nothing = cannot be told: nothing can be reached here
results-interval = { $lower } to { $upper } %
results-interval-title = 95 % interval
results-by-language = Read in
results-whole = All together
results-times = { $median } (the middle half: { $lower } to { $upper })
results-title = How it went
regrade-do = Grade again
regrade-now-fails = fails
regrade-now-passes = passes
regrade-after = Then
regrade-before = Now
regrade-sum = { $up } up, { $down } down, { $same } with the same share of the points
regrade-nothing = No grade would change.
regrade-changes = What changes
regrade-no-errata = There are none. Write one into errata.toml of the course.
regrade-errata = Errata of this quiz
regrade-lede = An erratum in the course puts a key right. Here you see what that changes before anything is changed.
regrade-title = Grade again
quiz-grant = Grant
quiz-grant-attempts-hint = Beyond those that the quiz allows.
quiz-grant-minutes-hint = Added to the time of every attempt, also of one under way.
quiz-grant-title = Grant people more
gradebook-title = Results
gradebook-lede = Everybody who takes the course, with every quiz that counts and every pre-test. Of several attempts the best is shown.
gradebook-read = Lessons read
gradebook-to-read = Lessons to read
gradebook-read-of = { $done } of { $of }
gradebook-left = no longer in the course
gradebook-done = Done
gradebook-nobody = Nobody takes the course of this training yet.
gradebook-no-quizzes = The course has no quiz that counts and no pre-test.
gradebook-share = { $title }: share of the points
gradebook-as-of = As of { $time }
quiz-left = The course no longer has this quiz. What was done at it stays, and counts as it stood.
field-unclear = What is wrong or unclear
field-reply = Your answer to the judge
flag-open = This question is wrong or unclear
flag-title = A question is wrong or unclear
flag-hint = Say what is wrong, or what can be understood in two ways. The trainers read it beside the figures of the question, without your name. Your answer to the question stays as it is.
flag-send = Send to the trainers
flag-back = Back to the question
flag-said = You said:
flag-answer = Answer of a trainer:
flag-answer-waits = A trainer has answered. You read the answer when the reasons are shown.
flag-answered-notice = { $count ->
    [one] A trainer has answered what you said of a question:
   *[other] Trainers have answered what you said of { $count } questions:
}
flag-reply = Answer the judge
flag-reply-hint = The judge reads this at the question, once the reasons are shown.
flags-title = { $count ->
    [one] One judge’s word: wrong or unclear
   *[other] Said to be wrong or unclear: { $count } times
}
flags-put-right = Put this question right
flags-erratum = Correct the text in the course for those who sit the quiz from now on. For those who have sat it, add an erratum to errata.toml in the folder of the course; “void” takes the question out, “accept” lets another answer count, “key” changes what is right. Then look at who goes up and down, and grade again.
done-question-flagged = The trainers will read it. Thank you.
done-flag-answered = The answer has been saved. The judge reads it at the question.
action-quizzes-flagged = Said that a question is wrong or unclear
action-quizzes-flag-answered = Answered what was said of a question
data-of-question-flag = Questions that you called wrong or unclear
data-of-flag-answer = What trainers answered to that
field-opens-on = Opens on
field-opens-at = Opens at
field-closes-on = Closes on
field-closes-at = Closes at
field-percent = Percent more time
field-everywhere = For all quizzes of this training
error-quiz-not-open = This quiz is not open yet. Its page says when it opens.
error-quiz-closed = This quiz is closed. If you need more time, ask the organizer of the training.
error-taken-back-already = This grant was taken back already. Load the page again to see what holds.
quiz-granted-percent = +{ $percent } % time
quiz-granted-everywhere = for all quizzes
quiz-granted-to-you = You were granted beyond the rule:
quiz-grant-to = For whom
quiz-grant-percent-hint = Of the minutes of the quiz, for example 25 for somebody who needs a quarter more.
quiz-grant-everywhere-hint = Otherwise it holds for this quiz alone.
quiz-grant-reason-hint = The person reads it on the page of the quiz.
quiz-take-back = Take back
quiz-window-title = Opening and closing
quiz-window-hint = On the clock of the training. Leave empty what is not to hold. Nobody begins before the opening; all attempts end at the closing, for some later by the time that they were granted.
quiz-window-set = Save
quiz-open-between = Open from { $opens } to { $closes }.
quiz-open-from = Open from { $opens }.
quiz-open-until = Open until { $closes }.
quiz-opens = The quiz opens at { $time }.
quiz-closed = The quiz closed at { $time }. If you need more time, ask the organizer.
result-reasons-after-closing = The answers and reasons are shown when the quiz has closed for everybody: { $time }.
done-allowance-taken-back = What was granted has been taken back.
done-quiz-window-set = Opening and closing have been saved.
action-quizzes-allowance-taken-back = Took back what somebody was granted
action-quizzes-window-set = Set when a quiz is open
quiz-waiting = { $count } waiting
quiz-not-begun = not begun
quiz-under-way = under way since { $since }
quiz-granted-attempts = { $count ->
    [one] one attempt more
   *[other] { $count } attempts more
}
quiz-granted-minutes = { $count ->
    [one] one minute more
   *[other] { $count } minutes more
}
quiz-granted = Granted
quiz-people-title = Who is where
marking-hidden = Author hidden until everything is marked
marking-again = Save the new mark
marking-marked = Marked
marking-marked-hint = A new mark takes the place of the earlier one, which stays on record.
marking-model = What the answer could say
marking-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
marking-words-of = { $count ->
    [one] { $count } word
   *[other] { $count } words
} of about { $about }
marking-do = Save the mark
marking-comment = A word to the author (may be left empty)
marking-at-most = { $count ->
    [one] at most one point
   *[other] at most { $count } points
}
marking-answer = Answer { $place }
marking-none = No answer waits to be marked.
marking-lede = Marked by the rubric. Who wrote is shown when everything in an attempt is marked.
marking-title = Reasoned answers
result-comment = The trainer says:
mark-by-rubric = marked: { $points } of { $possible }
mark-points = given by the trainer: { $points } of { $possible }
mark-key = the key counts again
decide-open = Comment, or change the points
decide-hint = At most { $possible }. Given whatever the key says.
decide-reason-hint = The author reads it, with the answer.
decide-points = Give these points
decide-key = Let the key count again
decide-comment = Only comment
grades-title = How the grade came about
grades-when = When
grades-why = Why
grade-submitted = handed in
grade-time-over = the time was over
grade-marked = an answer was marked
grade-regraded = graded again
result-corrected = Put right on { $on }: { $reason }
corrected-before = Until then the right answer was: { $answer }.
corrected-too = Right as well since then: { $answer }.
result-not-counted = The grade does not count this yet: the answer is now worth { $points } of { $possible }. It changes once a trainer has graded the quiz again.
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
sheet-all-refused = { $answered } of { $count } answered; not taken by the server: { $refused }
sheet-all-saving = { $answered } of { $count } answered, saving…
sheet-offline-submit = There is no network. Nothing is lost: your answers are kept here. Hand in when the network is back.
sheet-reload = Load the page again
sheet-time-over = The time is over; nothing more is saved. What was saved in time counts.
sheet-submitted = This attempt has been handed in; nothing more is saved.
sheet-sign-in-link = Sign in (opens in a new tab)
sheet-sign-in = You have been signed out. Your answers are kept; they are sent once you have signed in again.
sheet-elsewhere = another window is sending this answer
sheet-newer = a newer answer from another window or device stands; load the page again to see it
sheet-refused = the server did not take this answer; it stays in the field
sheet-kept-in-page = kept in this page alone; do not close it until the network is back
sheet-kept = kept in this browser; it will be sent when the network is back
sheet-saving = saving…
sheet-mark-later = Come back to this question
sheet-check = Check now
sheet-later = marked for later
sheet-answered = answered
sheet-open = not answered
sheet-places = Questions
sheet-review = Look over
preview-title = Preview
preview-link = Preview with key and reasons
preview-with-key = With key and reasons
preview-as-judge = As a judge sees it
preview-nothing-kept = This is a preview. Nothing on this page is stored and nothing counts: it is no attempt, and it stands in no result and in no statistics.
preview-views = What to show
preview-languages = Language of the quiz
preview-bank = Each attempt asks { $asked } of these { $count } questions, drawn at random:
preview-drawn = { $drawn } of { $count }: { $objective }
preview-never-drawn = never asked: nothing is drawn for its objective
preview-shuffled = In each attempt questions and options have an order of their own. Here the order is always the same.
preview-not-translated = This question has not been translated yet. It is shown in this language: { $language }.
key-accepted = Accepted, in whichever language it is written:
key-also = Right as well:
key-all-or-nothing = A partly right answer gives no points.
key-opinion = There is no right answer: an opinion is asked.

## Attendance
register-title = Register
register-lede = Who was at which session.
register-download = Download as CSV
register-there = There
register-nobody = No judges are enrolled in this training yet.
register-others = Marks of people who no longer take part as judges
open-link = To confirm and settle ({ $count })
open-title = To confirm and settle
open-lede = Only what an organizer has confirmed counts towards the certificate. Here is what nobody has confirmed yet, what contradicts itself, and where marks are missing.
open-none = Everything is confirmed, and no mark is missing.
open-gaps = Without a mark: { $count }.
open-call = Call the roll
open-settle = Settle
open-moved = The session was moved after this mark: its minutes may no longer be right.
open-recheck = Save the minutes
open-confirm = Confirm
closing-title = Closed registers
closing-closed = { $name } closed this register on { $at }. Each change needs a reason: open the person’s name.
closing-reopened = { $name } opened it again on { $at }: { $reason }
closing-left = Left without a mark, unconfirmed or unsettled: { $count }
closing-close = Close the register
closing-close-anyway = Close the register all the same (left: { $count })
closing-reopen = Open again
reopening-came-later = marks came in after the closing
reopening-were-wrong = marks were wrong
reopening-by-mistake = it was closed by mistake
report-workbook = Download as XLSX
report-summary = Summary
report-percent = { $percent }%
report-attended = Attended
report-held = Held
report-planned = Planned
report-unconfirmed = { $share } ({ $percent }% confirmed)
report-not-confirmed = Sessions not yet confirmed
report-of-held = Of those held
report-of-planned = Of all planned
report-people = People
report-rule-title = Needed for the certificate
report-rule = The certificate asks for { $percent }% of all planned sessions. Only marks that an organizer has confirmed count.
report-policy = How sessions count: late — { $late }; left early — { $left }; partly there — half a session; excused — { $excused }.
reach-reached = reached
reach-open = can still be reached
reach-lost = can no longer be reached
report-lost = { $count ->
    [one] One judge can no longer attend as much as the certificate asks for.
   *[other] { $count } judges can no longer attend as much as the certificate asks for.
}
report-gaps = { $count ->
    [one] one mark is missing
   *[other] { $count } marks are missing
}
report-all = all
report-not-given = not given
report-show = Show
report-everybody = Show everybody
report-nobody = Nobody fits this choice.
report-groups-title = Attendance by group
report-groups-lede = Shares of sessions attended, for each group as a whole.
signatures-title = Sheet for signatures
signatures-lede = Print this page: one sheet for each day, with room to sign at each session.
signatures-number = No.
status-present = present
status-late = late
status-left-early = left early
status-partial = partly there
status-excused = excused
status-absent = absent
status-unmarked = not marked
status-taken-back = taken back
status-minutes = { $status }, { $minutes } min
status-proposed = not yet confirmed
beside-check-in = checked in at { $time } after that ({ $status }); tap what holds
beside-offline = seen at { $time } without a network: { $status }; tap what holds
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
source-correction = correction
source-received = made at { $time }
register-hint = One tap saves a mark. Somebody who comes late or leaves early is tapped again. What contradicts an earlier mark needs a reason: open the person’s name.
takers-title = Who takes this register
takers-hint = Organizers take every register. For this session you can name others of the training: they mark who is there and see the names and marks of this session, nothing else of yours. They never mark themselves.
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
roll-waiting = Waiting for the network; sent by itself
roll-waiting-in-page = Waiting in this page alone; do not close it until the network is back
roll-waiting-count = Marks waiting for the network: { $count }
roll-sign-in = You have been signed out. The marks are kept; they are sent once you have signed in again.
roll-elsewhere = Another window has sent this mark
roll-needs-reason = Not saved: this needs a reason. Open the name.
roll-refused = Not saved. Reload the page.
roll-history = What was recorded, and how to correct it
roll-not-added = { $name } was not added. { $why }
roll-on-the-list = { $name }: this address is on the list already. Find the person by name.
roll-adding = Being added: { $name }. Sent by itself when there is a network.
roll-show-others = Show the whole list
roll-others = Somebody has been added to the list.
roll-unheard = This page does not hear any more what others record.
roll-confirm = Confirm check-ins ({ $count })
roll-undo = Undo
roll-minutes = { $minutes } min
walk-in-title = Somebody who is not on the list
walk-in-hint = A name is enough. The e-mail address can be added later; all marks are kept.
walk-in-add = Add and mark
walk-in-join-title = This person has no e-mail address yet
walk-in-join-hint = If there is an account with this address, the marks go over to it.
walk-in-join = Note the address
door-title = On the waiting list, or withdrawn
door-hint = Whoever stands in the room is let in with one tap: the person gets a place, whatever the number of places, and is marked.
door-let-in = Let in
history-title = What was recorded
history-none = Nothing has been recorded yet.
history-gone = an account that no longer exists
correction-title = Correct
correction-hint = The reason stays in the register with your name.
correction-minutes-hint = For late, left early and partly there. It may be left empty.
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
screen-opens = Check-in opens at { $time }.
screen-over = This session is over.
screen-qr = A QR code that leads to checking in
screen-lost = The network is away, so no code is shown. It comes back by itself.
own-title = My attendance
own-lede = What the register says about you. You can ask for a correction or hand in an excuse.
own-ask = Ask for a correction or hand in an excuse
own-excuse = Hand in an excuse
excuse-title = Ask to be excused from several sessions
excuse-sessions = Sessions
excuse-hint = One reason holds for all that you choose. Afterwards you can hand in a document.
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
requests-lede = Corrections that judges ask for, and excuses.
requests-none = No open requests.
requests-answered = Answered
requests-asks = asks for: { $status }
requests-stands = stands now:
requests-grant = Grant
requests-refuse = Refuse, with the reason
request-open = waiting for an answer
request-granted = granted
request-refused = refused

## Letters
letters-title = Letters
letters-lede = What was written to people, and what became of it. Times in UTC.
letters-none = No letter has been written yet.
letters-not-carried = No mail server is set up, so this server sends no letters. Open a letter and pass its text on yourself; the link in an invitation opens that person’s account, so give it to nobody else.
letter-invitation = invitation
letter-reset = new password
letter-reminder = reminder
letter-moved-up = a place
letter-session-moved = session changed
letter-session-cancelled = session cancelled
letter-request-answered = request answered
letter-register-open = open register
letter-message = letter from the organizer
letter-test = test letter
letters-choose-title = Which letters you get
letters-choose-lede = Choose what you want to be told by e-mail.
letters-choose-legend = Letters
letters-choose-necessary = Invitations and links for a new password are always sent: without them you could not come in.
letters-choose-none = Only what is necessary
letters-about-reminder = A reminder on the day before a session
letters-about-moved-up = That a place has become free for you
letters-about-session-moved = That a session takes place at another time or elsewhere
letters-about-session-cancelled = That a session does not take place
letters-about-request-answered = That an organizer has answered what you asked about a mark
letters-about-register-open = For organizers: that a register has not been closed a day after its session
letters-about-message = Letters that organizers of my trainings write
letter-sent = sent { $at }
letter-waits = waits, next try { $at }
letter-kept = waits here
letter-given-up = not sent
letter-tries = { $count ->
    [one] (one try)
   *[other] ({ $count } tries)
}
letter-refused = The mail server refused it ({ $code }).
letter-unreachable = The mail server could not be reached ({ $code }).
letter-late = It was too late to send it.
letter-link-gone = Its link was used, withdrawn or replaced, or is no longer kept. If the person still needs one, make a new link.
letter-address = The address is not one that letters can be sent to.
letter-invitation-subject = Invitation: { $title }
letter-invitation-body =
    Dear { $name },

    You are invited to the training “{ $title }”: { $days }, { $place }.

    Choose a password by this link. It is meant for you alone and works once, until { $until }:

    { $link }

    After that you find the training here:

    { $home }

    If this training does not concern you, please ignore this letter.

    With kind regards,
    the organizers of the training
letter-welcome-body =
    Dear { $name },

    You are invited to the training “{ $title }”: { $days }, { $place }.

    Sign in as usual, with this e-mail address and your password. You find the training here:

    { $home }

    With kind regards,
    the organizers of the training
letter-moved-up-subject = You have a place: { $title }
letter-moved-up-body =
    Dear { $name },

    A place has become free: you take part in the training “{ $title }”, { $days }, { $place }.

    The training is here:

    { $home }

    If you cannot come, please give the place back there, so that the next person can have it.

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-session-moved-subject = Changed: { $title }
letter-session-moved-body =
    Dear { $name },

    The session “{ $title }” of the training “{ $training }” has been changed.

    It was to be:  { $old }
    It now is:  { $new }

    The agenda is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-session-cancelled-subject = Cancelled: { $title }
letter-session-cancelled-body =
    Dear { $name },

    The session “{ $title }” of the training “{ $training }” does not take place. It was to be:

    { $old }

    The agenda is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-answered-subject = Your request has been answered: { $title }
letter-answered-body =
    Dear { $name },

    An organizer of the training “{ $title }” has answered what you asked about the register: { $answer }.

    { $sessions }

    The answer is here:

    { $home }

    Which letters you get you choose under your account.

    With kind regards,
    the organizers of the training
letter-open-subject = The register is still open: { $title }
letter-open-body =
    Dear { $name },

    The register of this session of the training “{ $training }” has not been closed for more than a day:

    { $session }

    What is left to do, and the way to close it, are here:

    { $home }

    Which letters you get you choose under your account.

    Törelik
letter-reset-subject = A new password for Törelik
letter-reset-body =
    Dear { $name },

    Somebody has asked for a new password for your account. Choose it by this link. It is meant for you alone and works once, for one hour:

    { $link }

    If it was not you, you need not do anything: your password stays as it is.

letter-address-new = new address
letter-address-changed = address changed
letter-address-subject = Confirm your new address for Törelik
letter-address-body =
    Dear { $name },

    This address was given for your account. Confirm it by this link within three days:

    { $link }

    If you do not know what this is about, please ignore this letter: nothing changes.

letter-address-changed-subject = Your address for Törelik has been changed
letter-address-changed-body =
    Dear { $name },

    From now on your account has another e-mail address, and no more letters go to this one.

    If that was not your wish, tell the organizer of your training or the administrator of the platform at once.

letter-reminder-subject = Tomorrow: { $title }
letter-reminder-body =
    Dear { $name },

    This is a reminder of the training “{ $title }”, { $place }.

    { $day }:

    { $agenda }

    { $clock }

    The course and the way to check in are here:

    { $home }

    With kind regards,
    the organizers of the training

## Calendar
calendar-title = Calendar
calendar-lede = Your sessions in the calendar of your phone or computer; changes come by themselves.
calendar-file = To the calendar (.ics)
calendar-how = Subscribe to this address in your calendar program (“Add calendar from URL”):
calendar-once = Whoever has this address sees when and where your sessions are. It is shown once; a new one ends the old one.
calendar-make = Make an address
calendar-renew = Make a new address
calendar-since = An address has been in use since { $at } (UTC). A new one ends it.
calendar-open = The training in Törelik: { $link }

## Erasing a person’s data
erase-title = Erase a person’s data
erase-open = Erase data
erase-what = The name becomes a random pseudonym: “Person” and six characters. E-mail address, court and position, password, sign-ins, invitations, letters and the calendar address are erased. The person cannot come in any more.
erase-stays = Marks, chosen answers and grades stay under the pseudonym, and so does who made them. What was typed by or about the person is emptied: reasons, excuses, comments, written answers. What the person wrote about others stays with them. A name that stands elsewhere, such as in the title of a session, is not found: change it by hand. Backups made before still hold the data.
erase-confirm = This cannot be undone. To confirm, type the person’s e-mail address.
erase-do = Erase for ever
erase-already = This person’s data have been erased.
words-erased = (the words were erased)

## What is kept about people
notice-title = What is kept about you
notice-lede = Please read this once. It says what the platform keeps about you, why, and for how long.
notice-who = Who you are: name, e-mail address, language, court, region, position. The organizer of your training enters it, so that you can be enrolled, written to, and named in the register.
notice-register = The register: when you were there, and what you and the organizers say about it, with reasons. It shows that you took part. Organizers and observers see who was there; only organizers see the reasons.
notice-learning = Learning: what you have read, your answers to tests and what they were worth. Trainers see answers in order to mark them and to improve the course.
notice-use = Use: when you signed in, and which changes were made by whom. It is kept so that mistakes and misuse can be found. Administrators see it; organizers see what concerns their training.
notice-long = How long
notice-stays = The register, answers and grades stay, because they are the proof of the training, until your data are erased.
notice-letters = The words of letters to you: { $kept }.
notice-logins = Sign-ins, after they have ended: { $kept }.
notice-invitations = Links for a password, after they were used or have expired: { $kept }.
notice-audit = Who made which change: { $kept }.
notice-for-ever = for ever
notice-rights = What you can do
notice-rights-words = You can see and download all of it under “My data”. If something is wrong, ask the organizer of your training to correct it. You can ask an administrator to erase your data: your name and all words by and about you go, and only marks and grades without a name stay.
notice-cookies = Your browser keeps cookies only for signing in and for the language. Nobody outside is told anything.
notice-confirm = I have read this
notice-read = You confirmed this on { $at } (UTC).
notice-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## My data
data-title = My data
data-lede = All that is kept here about you, in one file.
data-others = Other people stand in it without their names. Passwords and keys are left out. Keep the file where nobody else reads it.
data-html = Download as a page to read
data-json = Download for programs (JSON)
data-written = Written on { $at } (UTC).
data-times = All times are in UTC. The file for programs holds the technical numbers, too.
data-none = Nothing.
data-yes = yes
data-no = no
data-you = you
data-another = another person
data-platform = the platform
data-of-account = Your account
data-of-notice-reading = That you have read what is kept about you
data-of-enrolment = Your places in trainings
data-of-attendance-mark = Marks in the register
data-of-attendance-request = What you asked about marks
data-of-attendance-answer = Answers to that
data-of-online-presence = When you were seen online
data-of-lesson-reading = Lessons that you noted as read
data-of-section-reading = Sections that you read
data-of-attempt = Attempts at tests
data-of-answer = Your answers
data-of-grade = Grades
data-of-rubric-mark = Points for written answers
data-of-allowance = What you were granted beyond the rule
data-of-remark = Words by you and about you
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
data-created-at = Made
data-created-by = Made by
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
data-quiz = Test
data-number = Number
data-started-at = Begun
data-submitted-at = Handed in
data-question = Question
data-response = Answer
data-later = To look at again
data-saved-at = Saved
data-points-milli = Points, in thousandths
data-given-milli = Points given by the trainer, in thousandths
data-pass-percent = Passed from, in percent
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
data-body = Words
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
audit-lede = Who did what. Times in UTC.
audit-when = When
audit-who = Who
audit-what = What
audit-to-what = To what
audit-detail = Detail
audit-request = Request
audit-server = command line or server
audit-newer = Newer
audit-older = Older
action-accounts-signed-in = signed in
action-accounts-signed-out = signed out
action-accounts-signed-out-everywhere = signed out everywhere
action-accounts-login-ended = signed out of another browser
action-accounts-other-logins-ended = signed out everywhere else
action-accounts-logins-of-ended = signed somebody out everywhere
action-accounts-second-step-made = set up the second step of signing in
action-accounts-second-step-ended = ended the second step of signing in
action-accounts-second-step-taken = took somebody’s second step of signing in away
action-accounts-passkey-added = added a passkey
action-accounts-passkey-removed = removed a passkey
action-profile-changed = changed a person’s details
action-profile-address-asked = sent a link to a new address
action-profile-address-changed = changed an e-mail address
action-accounts-second-step-required = set for whom the second step is compulsory
action-accounts-recovery-codes-renewed = made new recovery codes
action-accounts-recovery-code-used = signed in with a recovery code
action-accounts-invitation-accepted = accepted an invitation
action-accounts-password-reset = chose a new password by a link
action-accounts-password-changed = changed the password
action-accounts-forgotten = a letter for a new password was asked for
action-accounts-added = made an account
action-accounts-role-given = changed a role
action-accounts-reset = made a link for a new password
action-accounts-closed = closed an account
action-accounts-reopened = opened an account again
action-accounts-logins-ended = ended a person’s sign-ins
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
action-trainings-list-taken = took a list of participants
action-trainings-withdrawn = noted that a person withdrew
action-trainings-placed-again = took a person in again
action-trainings-moved-up = moved a person up from the waiting list
action-trainings-link-made = made an invitation link
action-trainings-invited = wrote an invitation
action-quizzes-started = began an attempt
action-quizzes-submitted = handed in an attempt
action-quizzes-regraded = had attempts graded again
action-quizzes-marked = marked a reasoned answer
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

## Online sessions
action-attendance-measured = noted how long somebody was online
session-online-percent-hint = For a session with a link: who was online for this share of its minutes is proposed as present, who was there for less as partly there.
online-how = Join here, so that your time is counted. Then open the meeting and leave this page open.
online-join = Join
online-join-again = Join again
online-open = Open the meeting in a new tab
online-since = You joined at { $time }. Your minutes are counted while this page is open and the session is on.
online-counted = Minutes counted so far:
online-rule = From { $percent }% of the session’s { $minutes } min you are noted as present, with less as partly there. The organizer confirms it.
online-here = I am still here
online-here-hint = Your phone puts this page to sleep, or the minutes stand still? Come back and press this at least every { $minutes } min.
online-leave = Leave the session
online-trouble = The platform cannot be reached at the moment. Leave this page open: it tries again by itself.
online-uncounted = You do not stand in the register, so your time is not counted.
online-seen = Seen online
online-seen-minutes = { $minutes } of { $of } min
online-kind-join = joined
online-kind-here = confirmed being there
online-kind-leave = left
online-kind-stay = seen last

# The marks that lie in a browser: in the head of each page, and on a page of their own.
outbox-waiting = Marks waiting in this browser: { $count }.
outbox-refused = Marks not taken by the server: { $count }.
outbox-others = Marks of another person in this browser: { $count }; they are sent once that person signs in here.
outbox-unreachable = The server cannot be reached; they are sent by themselves.
outbox-signed-out = You have been signed out; they are sent once you have signed in again.
outbox-show = Show them
outbox-send = Send now
outbox-title = Marks in this browser
outbox-lede = What you marked in registers and the server does not have. It lies in this browser alone.
outbox-no-script = Without JavaScript nothing is kept in the browser: each mark is sent at once.
outbox-refused-title = Not taken by the server
outbox-refused-hint = These stay here until you send them again with success or discard them.
outbox-waiting-title = Waiting to be sent
outbox-none = Nothing.
outbox-added = added to the list
outbox-again = Try again
outbox-discard = Discard
outbox-surely = Discard for good

# Above a register that the browser shows without the server.
copy-unreachable = The server cannot be reached. This is the register as this browser last saw it: { $at }. What others have marked since is missing; what you mark waits here and is sent by itself.
copy-failing = The server is in trouble. This is the register as this browser last saw it: { $at }. What others have marked since is missing; what you mark waits here and is sent by itself.
## Profile
address-open = Change your e-mail address
address-title = Your e-mail address
address-now = You sign in with { $email }.
address-hint = A letter with a link goes to the new address. Until you open the link, nothing changes.
address-ask = Send the letter
address-confirm-title = Confirm your e-mail address
address-confirm-lede = { $name }, from now on you sign in with { $email }, and letters go there.
address-confirm = Yes, this is my address
details-open = Name, address, language
details-title = Details
details-save = Save the details
details-address-hint = This person has a password. A new address has to be confirmed by a link that is sent to it; until then the old one holds.
details-elsewhere = This person also takes part in trainings that you do not organize, so name, address and language can be changed only by the person or by an administrator.
