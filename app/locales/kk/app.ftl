# Интерфейс сөздері. Кілттер құрастыру кезінде ағылшын тілімен салыстырылады; басқа тілдерде
# сол кілттер мен сол аргументтер тұрады.

## Бет жақтауы
skip = Мәтінге өту
nav-label = Басты мәзір
nav-trainings = Тренингтер
nav-audit = Әрекеттер журналы
language-label = Тіл
sign-out = Шығу
foot = Törelik: судьяларды оқытуға арналған бастапқы коды ашық платформа. Деректеріңіз осы серверді басқаратын академияда қалады.
save = Сақтау
change = Өзгерту
cancel = Болдырмау
pager-label = Беттер
pager-before = Алдыңғы
pager-after = Келесі

## Өрістер
field-email = Эл. пошта
field-name = Аты-жөні
field-password = Құпиясөз
field-current-password = Қазіргі құпиясөз
field-title-en = Ағылшынша атауы
field-title-ru = Орысша атауы
field-title-kk = Қазақша атауы
field-place = Өтетін орны
field-starts-on = Бірінші күні
field-ends-on = Соңғы күні
field-date = Күні
field-starts-at = Басталуы
field-ends-at = Аяқталуы
field-time-zone = Уақыт белдеуі
field-course = Курс
field-capacity = Судьяларға арналған орын саны
field-reminders = Бір күн бұрын эл. пошта арқылы еске салу
field-trainers = Тренерлер
field-link = Онлайн қатысу сілтемесі
field-court = Сот
field-region = Өңір
field-position = Лауазымы
field-language = Тілі
field-role = Рөлі
field-list = Қатысушылар тізімі
field-code = Экрандағы код
field-unit = Жиын бөлігі
field-online-percent = Онлайн қатысу шегі, %
field-mark = Белгі
field-status = Қатысу белгісі
field-reason = Себебі
field-points = Балл
field-attempts = Қосымша талпыныстар
field-minutes = Минут
field-answer = Жауап

## Қателер: не болды және не істеу керек
error-wrong-sign-in = Бұл эл. пошта мекенжайы мен бұл құпиясөз бір-біріне сәйкес келмейді. Екеуін де тексеріп, қайталап көріңіз.
error-too-many-tries = Тым көп рет енгізіп көрдіңіз. { $minutes ->
    [one] Бір минуттан
   *[other] { $minutes } минуттан
} кейін қайталап көріңіз.
error-sign-in-first = Сіз жүйеге кірмегенсіз немесе кіру мерзімі аяқталған. Кіріп, қайталап көріңіз.
error-sent-after-end = Жүйеге кіру мерзіміңіз аяқталған, сондықтан бұл әлі орындалған жоқ. Жазғаныңыз сақталды: қайта жіберіңіз.
error-not-allowed = Есептік жазбаңыздың бұл әрекетке құқығы жоқ. Құқық болуға тиіс болса, тренинг ұйымдастырушысына хабарласыңыз.
error-not-found = Мұнда ештеңе жоқ немесе ол есептік жазбаңызға қолжетімсіз. Мекенжайды тексеріңіз немесе тренингтеріңізге өтіңіз.
error-invitation-gone = Бұл шақыру пайдаланылған, мерзімі өткен немесе жаңасымен ауыстырылған. Ұйымдастырушыдан жаңа сілтеме сұраңыз.
error-password-too-short = Құпиясөз тым қысқа. Кемінде { $least ->
    [one] бір таңба
   *[other] { $least } таңба
} қажет; қатар жазылған бірнеше сөз жақсы келеді.
error-password-too-long = Құпиясөз тым ұзын. Ол { $most ->
    [one] бір таңбадан
   *[other] { $most } таңбадан
} аспауға тиіс.
error-password-too-common = Бұл – ең алдымен болжанатын құпиясөздердің бірі. Басқасын таңдаңыз.
error-password-like-yourself = Құпиясөзде аты-жөніңіз немесе мекенжайыңыз бар. Басқасын таңдаңыз.
error-missing = «{ $field }» өрісі бос. Оны толтырыңыз.
error-too-long = «{ $field }» өрісіндегі мәтін тым ұзын. Ол { $most ->
    [one] бір таңбадан
   *[other] { $most } таңбадан
} аспауға тиіс.
error-not-understood = «{ $field }» өрісіндегі мән түсініксіз немесе дұрыс емес. Оны тексеріп, қайталап көріңіз.
error-end-before-start = Аяқталуы басталуынан бұрын тұр. Екеуін де тексеріңіз.
error-outside-training = Бұл күн тренинг күндеріне кірмейді. Басқа күнді таңдаңыз немесе алдымен тренингті өзгертіңіз.
error-no-such-time = Осы кезде сағат ауыстырылады, сондықтан мұндай уақыт болмайды немесе екі рет қайталанады. Басқа уақытты таңдаңыз.
error-room-taken = Бұл залда { $from }–{ $to } аралығында басқа жиын бар. Басқа уақытты немесе залды таңдаңыз, әйтпесе бәрі дұрыс екенін растаңыз.
error-moved-with-marks = { $count ->
    [one] Бұл жиында бір белгі қойылған. Жиын басқа уақытқа ауысса да, ол сақталады; осылай болуы керегін растаңыз.
   *[other] Бұл жиында { $count } белгі қойылған. Жиын басқа уақытқа ауысса да, олар сақталады; осылай болуы керегін растаңыз.
}
error-session-marked = Бұл жиында белгілер қойылған, сондықтан оны жоюға болмайды. Оны басқа уақытқа ауыстырыңыз немесе атауын өзгертіңіз.
error-enrolled-already = Бұл адам тренингке бұрыннан қосылған.
error-withdrawn = Бұл адам тренингтен шыққан, сондықтан белгі қойылмайды; бұрынғы белгілері сақталған. Ол қайта қатысатын болса, оны «Қатысушылар» бетінде қайта қабылдаңыз.
error-waits-for-place = Бұл адам тренингтен орын күтіп тұр, сондықтан белгі қойылмайды. Алдымен орын ашыңыз: орын санын көбейтіңіз немесе кімнің шыққанын белгілеңіз.
error-unknown-course = Бұл курс қазір қолжетімсіз. Басқасын таңдаңыз.
error-too-early = Келгенді белгілеу әлі басталған жоқ, басталуы: { $opens }. Сол уақытта қайта кіріңіз.
error-check-in-closed = Жиын аяқталды, енді келгенді белгілеуге болмайды. Қатысқан болсаңыз, ұйымдастырушыға айтыңыз.
error-code-mistyped = Код экрандағы әріптер мен цифрлардан тұратын алты таңбадан құралады. Қайта теріңіз.
error-code-expired = Бұл кодтың мерзімі өтті: жаңа код әр 15 секунд сайын шығады. Қазір экранда тұрған кодты теріңіз немесе сканерлеңіз.
error-code-unknown = Мұндай код ешбір жиында жоқ. Экрандағы кодпен салыстырып, қайта теріңіз.
error-code-elsewhere = Бұл – сіз қатыспайтын тренингтің коды. Өзіңізді қосуды ұйымдастырушыдан сұраңыз.
error-code-replayed = Бұл сілтемемен басқа адам келгенін белгілеп қойған. Экрандағы кодты өзіңіз сканерлеңіз.
error-marked-already = Журналда бұл туралы белгі бұрыннан бар. Оны көру үшін бетті жаңартыңыз.
error-reason-needed = Қойылған белгіні себебін көрсетіп қана өзгертуге болады. Себебін жазыңыз.
error-mark-name-taken = Бұл белгі бұған дейін басқа адам үшін жіберілген. Бетті жаңартып, қайта түртіңіз.
error-mark-gone = Бұл белгі енді күшінде емес, сондықтан қайтарып алатын ештеңе жоқ. Белгілер тарихын қараңыз.
error-minutes-out-of-range = Минут санын 1 мен { $most } аралығында көрсетіңіз: жиын бұдан ұзаққа созылмайды.
error-request-open = Бұл жиын бойынша өтініш жібергенсіз. Ұйымдастырушының жауабын күтіңіз.
error-request-answered = Бұл өтінішке жауап берілген. Жауапты көру үшін бетті жаңартыңыз.
error-no-meeting = Бұл жиынның онлайн кездесуі жоқ. Сілтемені ұйымдастырушыдан сұраңыз.
error-join-first = Алдымен жиынға қосылыңыз: минуттар сол сәттен бастап есептеледі.
error-percent-out-of-range = 1-ден 100-ге дейінгі бүтін пайызды жазыңыз.
error-attempt-open = Сізде аяқталмаған талпыныс бар. Соны жалғастырыңыз.
error-attempts-used-up = { $most ->
    [one] Жалғыз талпыныс
   *[other] Барлық { $most } талпыныс
} пайдаланылды.
error-attempt-submitted = Бұл талпыныс аяқталған. Оны енді өзгертуге болмайды.
error-attempt-time-over = Бұл талпыныстың уақыты бітті. Уақытында сақталғаны есепке алынады.
error-not-saved = Қазір сақтау мүмкін болмады. Енгізгеніңіз жоғалған жоқ: ол қайта жіберіледі.
error-list-unreadable = Бұл файлды тізім ретінде оқу мүмкін емес. Оны XLSX немесе CSV пішімінде (1 МБ-тан аспайтын) сақтап, қайта таңдаңыз.
error-list-lacks-column = Тізімде «{ $column }» бағаны жоқ. Оны бірінші жолда атап, файлды қайта таңдаңыз.
error-list-no-sheet = { $count ->
    [one] Файлдың парағында тізім бағандары аталмаған
   *[other] Файлдағы { $count } парақтың ешқайсысында тізім бағандары аталмаған
}: аты-жөні, эл. пошта, сот, өңір, лауазымы, тілі. Оларды бірінші жолда атап, файлды қайта таңдаңыз.
error-list-too-long = Тізімде { $most } жолдан көп. Оны бірнеше файлға бөліңіз.
error-prepared-gone = Мұнда дайындалған деректердің сақталу мерзімі өтті. Қайтадан бастаңыз.
error-nothing-chosen = Мұнда орындайтын ештеңе қалмады. Артқа қайтып, тағы бір рет қараңыз.
error-nobody-to-invite = Мұндағы адамдардың бәріне соңғы тәулікте шақыру жіберілген немесе олардың құпиясөзі бар. Тағы бір рет жазу үшін «бүгін шақырылғандарға да» дегенді белгілеңіз.
error-erases-administrator = Әкімшінің деректерін жоюға болмайды. Алдымен бұл рөлді серверде алып тастау керек: torelik user role.
error-too-much-sent = Сервер бір ретте қабылдайтын көлемнен артық дерек жіберілді. Азырақ жіберіңіз, мысалы, кішірек файл таңдаңыз.
error-took-too-long = Жауап беру тым ұзаққа созылды, сондықтан сервер оны тоқтатты. Сәл күтіп, қайталап көріңіз.
error-bad-request = Сервер сұрауды түсінбеді. Артқа қайтып, бетті жаңартыңыз да, қайталап көріңіз.
error-something-went-wrong = Біздің тарапта қате пайда болды; енгізген деректеріңіз сақталмаған болуы мүмкін. Қайталап көріңіз, ал қате қайталанса, ұйымдастырушыға мына нөмірді айтыңыз: { $request }.

## Бас тарту себебі айтылатын беттер
trouble-not-found = Табылмады
trouble-not-allowed = Рұқсат жоқ
trouble-refused = Мұны орындауға болмайды
trouble-internal = Қате пайда болды
trouble-way-on = Тренингтеріме өту
again-title = Бұл орындалған жоқ
again-nothing = Алдыңғы бетке оралып, әрекетті қайталаңыз.
again-send = Қайта жіберу
trouble-other-account = Басқа есептік жазбамен кіру
trouble-request = Осы сұраудың нөмірі:

## Не орындалды
done-password-changed = Құпиясөзіңіз сақталды.
done-training-made = Тренинг құрылды. Жиындар мен қатысушыларды қосыңыз.
done-training-changed = Тренинг өзгертілді.
done-session-added = Жиын қосылды.
done-session-changed = Жиын өзгертілді.
done-session-deleted = Жиын жойылды.
done-day-copied = Сол күннің жиындары көшірілді.
done-person-added = Қатысушы қосылды.
done-list-taken = Тізімдегі қатысушылар қосылды.
done-withdrawn = Адамның тренингтен шыққаны белгіленді.
done-placed-again = Адам қайта қабылданды немесе орын күтіп тұр.
done-invitations-sent = Шақырулар жөнелтіліп жатыр.
done-invitations-kept = Шақырулар жазылды, бірақ пошта сервері бапталмаған. Әкімші оларды «Хаттар» бөлімінен тауып, адамдарға өзі жеткізе алады.
done-person-erased = Дербес деректер жойылды.
done-lesson-read = Белгіленді: сабақ оқылды.
done-answers-saved = Жауаптарыңыз сақталды.
done-attempt-submitted = Талпынысыңыз аяқталды.
done-attempt-time-over = Бұл талпыныстың уақыты бітті. Уақытында сақталғаны ғана есепке алынды; кейін келгені қабылданбады.
done-attempts-regraded = Талпыныстар қайта бағаланды.
done-answer-marked = Жауап бағаланды.
done-allowance-granted = Берілді.
done-checked-in = Келгеніңіз белгіленді.
done-checked-in-early = Келгеніңіз жиын басталғанға дейін белгіленді.
done-checked-in-late = Кешігіп келгеніңіз белгіленді.
done-mark-recorded = Белгі сақталды.
done-mark-corrected = Белгі түзетілді.
done-mark-taken-back = Белгі қайтарып алынды; оған дейінгісі қайта күшіне енді.
done-all-marked = Белгісі жоқтардың бәрі «келді» деп белгіленді.
done-check-ins-confirmed = Қатысушылардың өз белгілері расталды.
done-walk-in-added = Адам қосылып, белгіленді.
done-walk-in-joined = Мекенжай жазылды; барлық белгі сақталды.
done-request-made = Өтінішіңіз ұйымдастырушыға жіберілді. Жауабы осында шығады.
done-request-answered = Өтінішке жауап берілді.
done-left-online = Сіз шықтыңыз. Минуттарыңыз журналға енгізілді, оларды ұйымдастырушы растайды.
done-still-online = Сіздің әлі осында екеніңіз белгіленді.
done-joined-online = Сіз қосылдыңыз. Кездесуді ашыңыз, ал бұл бетті жаппаңыз.

## Есептік жазбалар
sign-in = Кіру
sign-in-lede = Судьяларға, тренерлерге және ұйымдастырушыларға арналған.
sign-in-demo = Бұл – көрсетілім. judge@example.org, trainer@example.org немесе organizer@example.org мекенжайымен кіріңіз; бәріне ортақ құпиясөз: steppe-and-sky
sign-in-forgotten = Құпиясөзді ұмыттыңыз ба немесе есептік жазбаңыз әлі жоқ па? Тренинг ұйымдастырушысынан шақыру сілтемесін сұраңыз.
sign-in-ended = Жүйеге кіру мерзіміңіз аяқталды, әлі ештеңе орындалған жоқ. Кіріп, нысанды қайта толтырыңыз.
sign-in-ended-kept = Жүйеге кіру мерзіміңіз аяқталды, жазғаныңыз сақталды. Кіріп, оны қайта жіберіңіз.
sign-in-cookies = Құпиясөз дұрыс, бірақ бұл браузер осы сайттың cookie файлдарын сақтамайды, сондықтан сізді бірден ұмытады. Осы мекенжай үшін cookie файлдарына рұқсат беріңіз немесе басқа браузерді қолданыңыз.
invitation-title = Қош келдіңіз
invitation-lede = { $name }, есептік жазбаңызға құпиясөз таңдаңыз.
invitation-accept = Құпиясөзді сақтап, кіру
password-hint = Кемінде 12 таңба. Есіңізде қалатын бірнеше сөз есте қалмайтын таңбалардан жақсы.
password-change = Құпиясөзді өзгерту
logins-title = Қай жерден кіргенсіз
login-line = Кірген уақыты: { $begun }; соңғы әрекет: { $used } (UTC)
login-here = осы браузер
sign-out-everywhere = Барлық жерден шығу

## Басты бет
trainings-title = Тренингтеріңіз
trainings-none = Сіз әлі ешбір тренингке қосылмағансыз. Сізді тренинг ұйымдастырушысы қосады.
progress = Орындалды: { $done } / { $of }
progress-label = Курстың орындалуы
next-session = Келесі жиын – { $day }, сағат { $time }:
next-session-now = Қазір өтіп жатыр, аяқталуы { $until }:
next-begin = Мына сабақтан бастаңыз:
next-go-on = Мына сабақтан жалғастырыңыз:
next-quiz = Тест тапсырыңыз:
next-stopped = Тоқтаған жерден жалғастырыңыз:
next-open = Ашу
next-all-done = Сіз осы курсты толық аяқтадыңыз.
check-in = Келгенімді белгілеу
check-in-opens = Келгенді белгілеу басталады: { $time }
check-in-standing = Журналдағы белгіңіз:
agenda-title = Бағдарлама
agenda-none = Әзірге жиындар жоқ.
agenda-clock = Барлық уақыт { $zone } белдеуі бойынша көрсетілген ({ $offset }).
session-now = қазір
session-past = аяқталды
lesson-done = орындалды
lesson-quiz = тест
course-not-served = Осы тренингтің курсы қазір қолжетімсіз.
problems-notice = { $count ->
    [one] Курстың жаңа мәтінінде бір қате бар.
   *[other] Курстың жаңа мәтінінде { $count } қате бар.
} Әзірге соңғы жарамды мәтін көрсетіледі.
problems-see = Мәтінді тексеру нәтижесі
count-judges = { $count ->
    [one] { $count } судья
   *[other] { $count } судья
}

## Тренингтер
training = Тренинг
training-new = Жаңа тренинг
training-make = Тренинг құру
training-change = Тренингті өзгерту
time-zone-hint = IANA бойынша атауы, мысалы Asia/Almaty. Жиындардың уақытын барлығы осы белдеу бойынша көреді.
capacity-hint = Барлығына орын жетсе, бос қалдырыңыз. Бұл саннан артық қосылғандар рет-ретімен күту тізіміне түседі.
reminders-hint = Жиын өтетін әр күнге бір хат: бір күн бұрын, тренинг уақытымен таңғы тоғызда.
agenda-manage = Бағдарламаны құру
agenda-copy = Бұл күнді мына күнге көшіру
agenda-copy-do = Көшіру
session-new = Жаңа жиын
session-add = Жиын қосу
session-change = Жиынды өзгерту
session-delete = Жиынды жою
session-delete-hint = Белгі қойылмаған жиынды ғана жоюға болады.
session-ends-on-hint = Тек түн ортасынан асатын жиынға.
session-link-hint = https:// немесе http:// деп басталатын мекенжай.
session-trainers = Тренерлер: { $trainers }
session-join = Онлайн қосылу
session-clock = Уақыт { $zone } белдеуі бойынша ({ $place }).
confirm = Иә, бәрі дұрыс
people-title = Қатысушылар
people-enrolled = Осы тренингте
people-none = Әзірге ешкім қосылмаған.
people-signed-up = Есептік жазба
people-yes = қолданыста
people-no-address = мекенжайы әлі жоқ
people-erased = деректері жойылған
people-place = Қатысуы
place-waiting = күту тізімінде
place-withdrawn = шыққан
place-withdraw = Шыққанын белгілеу
place-again = Қайта қабылдау
places-summary = Алынған орындар: { $taken } / { $capacity }; күту тізімінде: { $waiting }.
waiting-notice = «{ $training }» тренингінің күту тізіміндегі нөміріңіз: { $number }. Орын босаған бойда қатысушы боласыз.
person-add = Қатысушы қосу
links-waiting = { $count ->
    [one] Бір адам әлі құпиясөз таңдаған жоқ.
   *[other] { $count } адам әлі құпиясөз таңдаған жоқ.
}
links-make = Бәріне шақыру сілтемесін жасау
link-make = Шақыру сілтемесі
links-title = Шақыру сілтемелері
links-lede = Әр адамға өз сілтемесін беріңіз. Ол 14 күн ішінде бір рет қана қолданылады.
links-once = Бұл сілтемелерді жарты сағат бойы тек сіз көресіз. Көшіріп алыңыз немесе басып шығарыңыз; жаңа сілтеме ескісін алмастырады.
invite-send = Шақыру жіберу
invite-send-one = Эл. поштамен жіберу
invite-again = бүгін шақырылғандарға да
invite-hint = Эл. пошта арқылы, әркімге өз тілінде: әлі шақырылмағандарға және әлі құпиясөз таңдамағандарға.
list-title = Тізімді жүктеу
list-hint = name, email, court, region, position, language (немесе аты-жөні, эл. пошта, сот, өңір, лауазымы, тілі) бағандары кез келген ретпен тұрған XLSX немесе CSV файлы (1 МБ-тан және 10 000 жолдан аспайтын). Нәтижені көргеніңізше ештеңе сақталмайды.
list-read = Тізімді оқу
list-sample = Толтыруға арналған үлгі
list-all-good = { $count ->
    [one] Барлық жол дұрыс. Бір жаңа адам бар.
   *[other] Барлық жол дұрыс. { $count } жаңа адам бар.
}
list-some-bad = { $count ->
    [one] Бір жолда қате бар.
   *[other] { $count } жолда қате бар.
} Ештеңе сақталған жоқ.
list-there = { $count ->
    [one] Бір адам тренингке бұрыннан қосылған, ол өзгеріссіз қалады.
   *[other] { $count } адам тренингке бұрыннан қосылған, олар өзгеріссіз қалады.
}
list-problems = Нені түзету керек
list-row = Жол
list-column = Баған
list-problem = Қате
list-mend = Файлды түзетіп, қайта оқыңыз немесе қазір тек дұрыс жолдарды қосыңыз.
list-new = Жаңа адамдар
list-take = { $count ->
    [one] Осы адамды қосу
   *[other] Осы { $count } адамды қосу
}
list-take-good = { $count ->
    [one] Дұрыс бір жолды қосу
   *[other] Дұрыс { $count } жолды қосу
}, қате { $left ->
    [one] бір жолды
   *[other] { $left } жолды
} қоспау
list-other = Басқа файлды таңдау
list-more = { $count ->
    [one] Тағы біреуі көрсетілмеген.
   *[other] Тағы { $count } көрсетілмеген.
}
row-missing = Мұнда ештеңе жазылмаған.
row-bad-email = Бұл эл. пошта мекенжайы емес.
row-unknown-region = Мұндай өңір белгісіз. Атауын немесе кодын жазыңыз, мысалы KZ-71.
row-unknown-language = Мұндай тіл белгісіз. kk, ru немесе en деп жазыңыз.
row-too-long = { $most ->
    [one] Мұнда бір таңбадан көп.
   *[other] Мұнда { $most } таңбадан көп.
}
row-duplicate = Дәл осы мекенжай { $row }-жолда тұр.
row-no-value = Мұнда мән бермейтін формула тұр. Мәннің өзін жазыңыз.
row-not-text = Мұнда күн, сан немесе белгіше тұр. Мәтін түрінде жазыңыз.
row-merged = Бұл ұяшық басқаларымен біріктірілген. Оны бөліп, әрқайсысына өз мәнін жазыңыз.
role-judge = судья
role-trainer = тренер
role-organizer = ұйымдастырушы
role-observer = бақылаушы

## Сабақтар
lesson-minutes = { $count ->
    [one] Оқуға { $count } минут
   *[other] Оқуға { $count } минут
}
lesson-contents = Осы сабақта
lesson-not-translated = Бұл сабақ әлі аударылған жоқ. Ол мына тілде көрсетілген: { $language }.
lesson-review-pending = Бұл мәтінді заңгер әлі тексерген жоқ.
lesson-behind = { $count ->
    [one] Аударманың бір бөлімі түпнұсқадағы өзгерістерді әлі қамтымайды.
   *[other] Аударманың { $count } бөлімі түпнұсқадағы өзгерістерді әлі қамтымайды.
}
lesson-terms = Терминдер
lesson-sources = Дереккөздер
lesson-read = Оқыдым, әрі қарай
lesson-objectives = Осы сабақтан кейін сіз мыналарды істей аласыз
lesson-go-on = Тоқтаған жерден жалғастыру: { $section }
section-mark-read = Бұл бөлімді оқып шықтым
section-read = оқылды
section-behind = Бұл бөлім аударылғаннан кейін түпнұсқасы өзгерген.
section-source = Түпнұсқаны оқу ({ $language })
glossary-title = Глоссарий
lesson-sections-missing = { $count ->
    [one] { $count } бөлім аударылмаған; оның сұрақтары түпнұсқа тілінде көрсетілген.
   *[other] { $count } бөлім аударылмаған; олардың сұрақтары түпнұсқа тілінде көрсетілген.
}
search-title = Іздеу
search-label = Сабақтардан, глоссарийден және дереккөздерден іздеу
search-do = Іздеу
search-nothing = Ештеңе табылмады. Қысқарақ сөзді немесе басқа тілді қолданып көріңіз.
search-found = { $count ->
    [one] { $count } жер
   *[other] { $count } жер
}
search-lesson = сабақ
search-source = дереккөз
search-cited = Сілтеме жасалған дереккөз
glossary-lede = Курстың терминдері оның тілдерінде қатар берілген. Әлі расталмағандары белгіленген.
glossary-search = Терминді кез келген тілде іздеу
term-pending = әлі расталмаған
source-checked = тексерілді: { $when }
source-pending = әлі тексерілмеген
question-practice = Жаттығу: жауабы бірден көрінеді, есепке алынбайды
question-try = Жауабын көру
question-again = Қайта жауап беру
question-several = Дұрыс жауап бірнешеу болуы мүмкін.
question-hint = Көмек
question-number = Жауабыңыз (сан)
question-words = Жауабыңыз
question-length = { $count ->
    [one] Шамамен { $count } сөз
   *[other] Шамамен { $count } сөз
}
question-blank = Бос орынды толтырыңыз
option-chosen = сіздің жауабыңыз
option-right = дұрыс жауап
answer-yours = Сіздің жауабыңыз:
answer-right = Дұрыс жауап:
answer-rubric = Тренер неге назар аударады:
verdict-right = Жауап дұрыс
verdict-partly = Жауап жартылай дұрыс
verdict-wrong = Жауап дұрыс емес
verdict-unanswered = Жауап берілмеген
verdict-awaiting = Тренердің бағалауын күтуде
verdict-compare = Жаттығуда бұл жауапты ешкім бағаламайды: оны тренер назар аударатын тұстармен салыстырыңыз
verdict-opinion = Рақмет; мұнда дұрыс немесе бұрыс жауап жоқ
verdict-void = Бұл сұрақ енді есепке алынбайды: ол алынып тасталды.
problems-title = Мәтінді тексеру нәтижесі
problems-lede = Курс қалтасындағы мәтін онда қате болмаған кезде бірден көрсетіледі.
problems-none = Қате жоқ: курс қалтасындағы мәтін көрсетіледі.
problems-some = { $count ->
    [one] Бір қате бар. Әзірге соңғы жарамды мәтін көрсетіледі.
   *[other] { $count } қате бар. Әзірге соңғы жарамды мәтін көрсетіледі.
}

## Тестілер
quiz-questions = Сұрақтар
quiz-time = Уақыты
quiz-minutes = { $count ->
    [one] { $count } минут
   *[other] { $count } минут
}
quiz-no-limit = шектелмеген
quiz-attempts = Талпыныстар
quiz-attempts-most = { $count ->
    [one] ең көбі { $count }
   *[other] ең көбі { $count }
}
quiz-counts = Есепке алынуы
quiz-pre-test = Тест оқу басталғанға дейін не білетініңізді көрсетеді; мұнда өтпей қалу болмайды.
quiz-practice = Жаттығу; есепке алынбайды.
quiz-final = Өту шегі – { $percent } %; ең жақсы талпыныс есепке алынады.
quiz-start = Бастау
quiz-go-on = Талпынысты жалғастыру
quiz-used-up = Барлық талпыныс пайдаланылған.
quiz-not-yours = Тестіні осы тренингтің қатысушылары ғана тапсыра алады.
quiz-so-far = Талпыныстарыңыз
quiz-attempt = Талпыныс
quiz-submitted = Аяқталған уақыты
quiz-score = Балл
quiz-result = Нәтиже
quiz-passed = өтті
quiz-open = бағалануын күтуде
quiz-failed = өтпеді
quiz-see = Түсіндірмелер
sheet-place = { $place }-сұрақ, барлығы { $count }
sheet-save = Сақтау
sheet-submit = Аяқтау
sheet-deadline = Аяқтау мерзімі: { $time } ({ $zone }).
sheet-saved = Жауап берілді: { $answered } / { $count }, сақталған уақыты: { $time }
sheet-nothing-saved = Әзірге ештеңе сақталған жоқ; { $count ->
    [one] бір сұрақ
   *[other] { $count } сұрақ
}
count-points = { $count ->
    [one] { $count } балл
   *[other] { $count } балл
}
result-title = Нәтиже
result-awaiting = Бұл талпыныстың бір бөлігін тренер әлі бағалаған жоқ: балға { $points } қосылуы мүмкін.
result-points = { $points } / { $possible } балл
result-objectives = Оқу мақсаттары бойынша
result-objective = Мақсат
result-reasons = Жауаптар мен түсіндірмелер
result-text-changed = Содан бері бұл тестінің мәтіні өзгерді. Сіз сол кезде көргеніңізді көріп тұрсыз.
result-way-on = Тренингке өту
result-all = Барлық талпыныстар
results-nobody = ешкім
results-attempts = Талпыныстар
results-hint = Жеңілдігі – алынған балдың орташа үлесі. Ажыратқыштығы басқа сұрақтарда үздік болғандардың мұнда да үздік болуын көрсетеді; 0,2-ден төмен болса, сұрақты тексеріңіз.
results-answers = Жауаптар
results-question = Сұрақ
results-discrimination = Ажыратқыштығы
results-facility = Жеңілдігі
results-few = дерек тым аз
results-time = Жұмсалған уақыт (медиана)
results-alpha = Сенімділік (Кронбах альфасы)
results-deviation = Стандартты ауытқу
results-median = Медиана
results-mean = Орташа нәтиже
results-lede = Тапсырылған алғашқы талпыныстар: { $count }
results-title = Тест қалай өтті
regrade-do = Қайта бағалау
regrade-now-fails = өтпейді
regrade-now-passes = өтеді
regrade-after = Кейін
regrade-before = Қазір
regrade-sum = Жоғарылайды: { $up }, төмендейді: { $down }
regrade-nothing = Бірде-бір баға өзгермейді.
regrade-changes = Не өзгереді
regrade-no-errata = Түзетулер жоқ. Түзетуді курстың errata.toml файлына жазыңыз.
regrade-errata = Осы тестіге түзетулер
regrade-lede = Курстағы түзету кілтті өзгертеді. Мұнда ештеңе өзгермей тұрып, не өзгеретіні көрсетіледі.
regrade-title = Қайта бағалау
quiz-grant = Беру
quiz-grant-attempts-hint = Тест рұқсат еткен саннан тыс.
quiz-grant-minutes-hint = Әр талпыныстың, оның ішінде басталғанының да уақытына қосылады.
quiz-grant-title = Бір адамға қосымша мүмкіндік беру
quiz-not-begun = басталмаған
quiz-under-way = орындалуда, басталған уақыты: { $since }
quiz-granted-attempts = +{ $count } талпыныс
quiz-granted-minutes = +{ $count } мин
quiz-granted = Берілген
quiz-people-title = Кім қай кезеңде
marking-hidden = Бағалау аяқталғанша автор жасырын
marking-do = Бағаны сақтау
marking-comment = Авторға пікір (бос қалдыруға болады)
marking-at-most = ең көбі { $count }
marking-answer = { $place }-жауап
marking-none = Бағалауды күтіп тұрған жауап жоқ.
marking-lede = Өлшемшарттар бойынша бағаланады. Талпыныстағы барлық жауап бағаланғаннан кейін авторы көрсетіледі.
marking-title = Уәжді жауаптар
result-comment = Тренердің пікірі:
result-corrected = { $on } түзетілді: { $reason }
result-before = Оқуға дейін
result-reasons-after = Түсіндірмелер мына жиын аяқталғаннан кейін көрсетіледі: { $session }.
result-reasons-after-last-attempt = Түсіндірмелер тест тапсырылғаннан немесе соңғы әрекет аяқталғаннан кейін көрсетіледі.
review-some-left = { $count ->
    [one] { $count } сұраққа жауап берілмеген немесе ол кейінге белгіленген.
   *[other] { $count } сұраққа жауап берілмеген немесе олар кейінге белгіленген.
}
review-all-answered = Барлық сұраққа жауап берілді.
review-back = Сұрақтарға оралу
review-saved = Сақталды
review-state = Күйі
review-question = Сұрақ
review-title = Аяқтар алдында
sheet-saved-at = сақталды { $time }
sheet-one-minute = Бір минут қалды.
sheet-five-minutes = Бес минут қалды.
sheet-ten-minutes = Он минут қалды.
sheet-all-waiting = { $count } сұрақтың { $answered } жауабы бар; желі қосылғанша осы браузерде сақтаулы: { $waiting }
sheet-all-refused = { $count } сұрақтың { $answered } жауабы бар; сервер қабылдамады: { $refused }
sheet-all-saving = { $count } сұрақтың { $answered } жауабы бар, сақталуда…
sheet-offline-submit = Желі жоқ. Ештеңе жоғалған жоқ: жауаптарыңыз осында сақтаулы. Желі қайта қосылғанда аяқтаңыз.
sheet-reload = Бетті қайта жүктеу
sheet-time-over = Уақыт бітті; енді ештеңе сақталмайды. Уақытында сақталғаны есепке алынады.
sheet-submitted = Бұл талпыныс аяқталды; енді ештеңе сақталмайды.
sheet-sign-in-link = Кіру (жаңа қойындыда ашылады)
sheet-sign-in = Сіз жүйеден шықтыңыз. Жауаптарыңыз сақтаулы, қайта кірген соң жіберіледі.
sheet-elsewhere = бұл жауапты басқа терезе жіберіп жатыр
sheet-newer = басқа терезеден немесе құрылғыдан берілген жаңарақ жауап күшінде; оны көру үшін бетті қайта жүктеңіз
sheet-refused = сервер бұл жауапты қабылдамады; ол өрісте қалады
sheet-kept-in-page = тек осы бетте сақтаулы; желі қайта қосылғанша оны жаппаңыз
sheet-kept = осы браузерде сақтаулы; желі қайта қосылғанда жіберіледі
sheet-saving = сақталуда…
sheet-mark-later = Осы сұраққа қайта оралу
sheet-check = Қазір тексеру
sheet-later = кейінге қалдырылған
sheet-answered = жауап берілді
sheet-open = жауап берілмеген
sheet-places = Сұрақтар
sheet-review = Шолып шығу

## Қатысу
register-title = Қатысу журналы
register-lede = Кім қай жиынға қатысқаны.
register-download = CSV түрінде жүктеп алу
register-there = Қатысқандар
register-nobody = Бұл тренингте әзірге судьялар жоқ.
report-workbook = XLSX түрінде жүктеп алу
report-summary = Жиынтық
report-percent = { $percent } %
report-attended = Қатысқаны
report-held = Өткізілгені
report-planned = Жоспарланғаны
report-of-held = Өткізілген жиындардан
report-of-planned = Барлық жоспарланған жиындардан
report-people = Адам саны
report-rule-title = Сертификатқа қажет норма
report-rule = Сертификат алу үшін барлық жоспарланған жиындарға қатысу үлесі кемінде { $percent } % болуы керек. Дәлелді себеппен келмеу қатысу болып саналмайды; жиынға ішінара қатысу оның жартысы болып есептеледі.
reach-reached = орындалды
reach-open = әлі орындауға болады
reach-lost = енді орындау мүмкін емес
report-lost = { $count ->
    [one] Бір судья сертификатқа қажет қатысу нормасын енді орындай алмайды.
   *[other] { $count } судья сертификатқа қажет қатысу нормасын енді орындай алмайды.
}
report-gaps = { $count ->
    [one] бір белгі қойылмаған
   *[other] { $count } белгі қойылмаған
}
report-all = барлығы
report-not-given = көрсетілмеген
report-show = Көрсету
report-everybody = Барлығын көрсету
report-nobody = Бұл таңдауға сәйкес келетін ешкім жоқ.
report-groups-title = Топтар бойынша қатысу
report-groups-lede = Топ бойынша қатысқан жиындардың жалпы үлесі.
signatures-title = Қол қою парағы
signatures-lede = Бұл бетті басып шығарыңыз: әр күнге бөлек парақ, әр жиынға қол қоятын орын бар.
signatures-number = №
status-present = келді
status-late = кешікті
status-left-early = ерте кетті
status-partial = ішінара
status-excused = дәлелді себеп
status-absent = келмеді
status-unmarked = белгіленбеген
status-taken-back = қайтарып алынды
status-minutes = { $status }, { $minutes } мин
status-proposed = әлі расталмаған
unit-whole = бүкіл жиын
unit-morning = түске дейін
unit-afternoon = түстен кейін
unit-label = Жиын бөлігі
unit-set = Түске дейінгі және түстен кейінгі бөлікті бөлек белгілеу
unit-unset = Бүкіл жиынды бірден белгілеу
source-self = өзі белгілеген
source-code = экрандағы код
source-organizer = түгендеу
source-offline = желісіз түгендеу
source-online = онлайн платформа
source-import = көшірілген
source-correction = түзету
source-received = қойылған уақыты: { $time }
register-hint = Белгіні сақтау үшін бір рет түрту жеткілікті. Қойылған белгі себебі көрсетіліп түзетіледі: адамның аты-жөнін түртіңіз.
register-all-present = Қалғандарын «келді» деп белгілеу
register-all-present-hint = Тек белгісі жоқтар; бұрынғы белгілер өзгермейді.
register-last = Соңғы белгі:
register-undo = Қайтарып алу
register-search = Адамды табу
register-search-none = Тізімде мұндай аты-жөні бар адам жоқ.
register-show-all = Бәрін көрсету
register-refresh = Жаңасын көрсету
register-code = Экранға арналған код
register-requests = Өтініштер ({ $count })
roll-saving = Сақталуда…
roll-saved = Сақталды
roll-waiting = Желі күтілуде; автоматты түрде жіберіледі
roll-waiting-in-page = Тек осы бетте сақтаулы; желі қайта қосылғанша оны жаппаңыз
roll-waiting-count = Желіні күтіп тұрған белгілер: { $count }
roll-sign-in = Сіз жүйеден шықтыңыз. Белгілер сақтаулы, қайта кірген соң жіберіледі.
roll-elsewhere = Бұл белгіні басқа терезе жіберді
roll-needs-reason = Сақталмады: түзету үшін себеп керек. Аты-жөнін түртіңіз.
roll-refused = Сақталмады. Бетті жаңартыңыз.
roll-history = Белгілер тарихы және түзету
roll-not-added = { $name }: қосу мүмкін болмады. Бетті жаңартып, қайталап көріңіз.
roll-on-the-list = { $name }: бұл мекенжай тізімде бар. Адамды аты бойынша табыңыз.
roll-adding = Қосылып жатыр: { $name }. Желі пайда болғанда өзі жіберіледі.
roll-show-others = Толық тізімді көрсету
roll-others = Тізімге жаңа қатысушы қосылды.
roll-confirm = Қатысушылардың белгілерін растау ({ $count })
roll-undo = Болдырмау
roll-minutes = { $minutes } мин
walk-in-title = Тізімде жоқ адам
walk-in-hint = Аты-жөні жеткілікті. Эл. пошта мекенжайын кейін қосуға болады, барлық белгі сақталады.
walk-in-add = Қосып, белгілеу
walk-in-join-title = Бұл адамның эл. пошта мекенжайы әлі жоқ
walk-in-join-hint = Бұл мекенжаймен есептік жазба бар болса, белгілер соған көшеді.
walk-in-join = Мекенжайды жазу
history-title = Белгілер тарихы
history-none = Әзірге белгі жоқ.
history-gone = жойылған есептік жазба
correction-title = Түзету
correction-hint = Себебі журналда аты-жөніңізбен бірге қалады.
correction-minutes-hint = Кешігу, ерте кету және ішінара қатысу үшін. Бос қалдыруға болады.
correction-make = Белгіні түзету
check-in-code-title = Келгенді белгілеу
check-in-code-lede = Экрандағы алты таңбаны теріңіз немесе QR-кодты сканерлеңіз.
check-in-code-go = Әрі қарай
check-in-as-early = Ерте келдіңіз, жиынның басталуы: { $time }. Жиынға ерте келгеніңіз жазылады.
check-in-as-present = Уақытында келдіңіз.
check-in-as-late = Сіз { $minutes } минутқа кешіктіңіз.
check-in-to-confirm = Келгеніңізді ұйымдастырушы растайды.
check-in-another = Басқа код
screen-how = QR-кодты сканерлеңіз немесе { $address } мекенжайын ашып, кодты теріңіз:
screen-changes = Код әр 15 секунд сайын ауысады.
screen-back = Журналға оралу
screen-opens = Келгенді белгілеу басталады: { $time }
screen-over = Жиын аяқталды.
screen-qr = Келгенді белгілеуге арналған QR-код
screen-lost = Желі жоқ, сондықтан код көрсетілмейді. Байланыс қалпына келгенде өзі шығады.
own-title = Менің қатысуым
own-lede = Журналда сіз туралы не жазылған. Белгіні түзетуді сұрауға немесе келмеу себебін хабарлауға болады.
own-ask = Белгіні түзетуді сұрау немесе келмеу себебін хабарлау
own-excuse = Дәлелді себебін айту
own-ask-status = Дұрысы
own-ask-send = Ұйымдастырушыға жіберу
own-asked = Сұралған белгі: { $status }
own-answer = Ұйымдастырушының жауабы:
requests-title = Белгілер туралы өтініштер
requests-lede = Судьялар сұраған түзетулер мен хабарлаған келмеу себептері.
requests-none = Жауап күтіп тұрған өтініш жоқ.
requests-answered = Жауап берілгені
requests-asks = сұрайтыны: { $status }
requests-stands = қазір:
requests-grant = Қанағаттандыру
requests-refuse = Себебін көрсетіп, қабылдамау
request-open = жауап күтуде
request-granted = қанағаттандырылды
request-refused = қабылданбады

## Хаттар
letters-title = Хаттар
letters-lede = Қандай хаттар жазылды және олар жөнелтілді ме. Уақыт UTC бойынша.
letters-none = Әзірге хат жоқ.
letters-not-carried = Пошта сервері бапталмаған, сондықтан хаттар жөнелтілмейді. Хатты ашып, мәтінін өзіңіз жеткізіңіз; шақырудағы сілтеме сол адамның есептік жазбасын ашады, оны басқа ешкімге бермеңіз.
letter-invitation = шақыру
letter-reminder = еске салу
letter-sent = жөнелтілді: { $at }
letter-waits = күтуде, келесі жіберу: { $at }
letter-kept = осында күтуде
letter-given-up = жөнелтілмеді
letter-tries = { $count ->
    [one] (бір рет жіберіп көрілді)
   *[other] ({ $count } рет жіберіп көрілді)
}
letter-refused = Пошта сервері қабылдамады ({ $code }).
letter-unreachable = Пошта серверімен байланыс болмады ({ $code }).
letter-late = Жөнелтуге кеш болды.
letter-link-gone = Сілтеме бұған дейін пайдаланылды немесе ауыстырылды.
letter-address = Бұл мекенжайға хат жіберу мүмкін емес.
letter-invitation-subject = Шақыру: { $title }
letter-invitation-body =
    Құрметті { $name }!

    Сізді «{ $title }» тренингіне шақырамыз: { $days }, { $place }.

    Бастау үшін мына сілтеме арқылы құпиясөз таңдаңыз. Сілтеме тек Сізге арналған және бір рет қана қолданылады, жарамдылық мерзімі: { $until }:

    { $link }

    Содан кейін тренингті мына жерден табасыз:

    { $home }

    Бұл тренингтің Сізге қатысы болмаса, хатқа назар аудармаңыз.

    Құрметпен,
    тренинг ұйымдастырушылары
letter-welcome-body =
    Құрметті { $name }!

    Сізді «{ $title }» тренингіне шақырамыз: { $days }, { $place }.

    Жүйеге әдеттегідей, осы эл. пошта мекенжайымен және өз құпиясөзіңізбен кіріңіз. Тренинг мына жерде:

    { $home }

    Құрметпен,
    тренинг ұйымдастырушылары
letter-reminder-subject = { $day }: { $title }
letter-reminder-body =
    Құрметті { $name }!

    «{ $title }» тренингі туралы еске саламыз, { $place }.

    { $day }:

    { $agenda }

    { $clock }

    Курсты ашу және келгеніңізді белгілеу үшін мына жерге өтіңіз:

    { $home }

    Құрметпен,
    тренинг ұйымдастырушылары

## Күнтізбе
calendar-title = Күнтізбе
calendar-lede = Жиындарыңыз телефондағы немесе компьютердегі күнтізбеде; өзгерістер автоматты түрде келеді.
calendar-file = Күнтізбеге (.ics)
calendar-how = Күнтізбеңізде осы мекенжайға жазылыңыз («URL арқылы күнтізбе қосу»):
calendar-once = Бұл мекенжайды білген адам жиындарыңыздың уақыты мен орнын көреді. Ол бір рет қана көрсетіледі; жаңасы ескісін тоқтатады.
calendar-make = Мекенжай жасау
calendar-renew = Жаңа мекенжай жасау
calendar-since = Қолданыстағы мекенжай жасалған уақыт: { $at } (UTC). Жаңасы оны тоқтатады.
calendar-open = Törelik жүйесіндегі тренинг: { $link }

## Дербес деректерді жою
erase-title = Дербес деректерді жою
erase-open = Деректерді жою
erase-what = Аты-жөні «{ $pseudonym }» болып ауыстырылады. Эл. пошта мекенжайы, соты мен лауазымы, құпиясөзі, кірулері, шақырулары, хаттары және күнтізбе мекенжайы жойылады. Бұл адам жүйеге енді кіре алмайды.
erase-stays = Белгілер, жауаптар мен бағалар, сондай-ақ оларды кім қойғаны бүркеншік атпен сақталады. Еркін мәтінде жазылғандар сол күйінде қалады. Бұрынғы сақтық көшірмелерде деректер әлі бар.
erase-confirm = Мұны қайтару мүмкін емес. Растау үшін осы адамның эл. пошта мекенжайын теріңіз.
erase-do = Біржола жою
erase-already = Бұл адамның деректері жойылған.

## Әрекеттер журналы
audit-title = Әрекеттер журналы
audit-lede = Кім не істегені. Уақыт UTC бойынша.
audit-when = Қашан
audit-who = Кім
audit-what = Әрекет
audit-to-what = Нысан
audit-detail = Мәліметтер
audit-request = Сұрау
audit-server = пәрмен жолы немесе сервер
audit-newer = Кейінгілері
audit-older = Бұрынғылары
action-accounts-signed-in = кірді
action-accounts-signed-out = шықты
action-accounts-signed-out-everywhere = барлық жерден шықты
action-accounts-invitation-accepted = шақыру қабылданды
action-accounts-password-changed = құпиясөз өзгертілді
action-accounts-added = есептік жазба жасалды
action-accounts-role-given = рөл берілді
action-accounts-reset = жаңа құпиясөзге сілтеме жасалды
action-accounts-erased = дербес деректер жойылды
action-calendar-renewed = күнтізбенің жаңа мекенжайы жасалды
action-trainings-made = тренинг жасалды
action-trainings-changed = тренинг өзгертілді
action-trainings-session-added = жиын қосылды
action-trainings-session-changed = жиын өзгертілді
action-trainings-session-deleted = жиын жойылды
action-trainings-person-added = қатысушы қосылды
action-trainings-list-taken = қатысушылар тізімі қосылды
action-trainings-withdrawn = қатысушының тренингтен шыққаны белгіленді
action-trainings-placed-again = қатысушы қайта қабылданды
action-trainings-moved-up = қатысушы күту тізімінен тренингке өтті
action-trainings-link-made = шақыру сілтемесі жасалды
action-trainings-invited = шақыру хаты жазылды
action-quizzes-started = талпыныс басталды
action-quizzes-submitted = талпыныс аяқталды
action-quizzes-regraded = талпыныстар қайта бағаланды
action-quizzes-marked = уәжді жауап бағаланды
action-quizzes-allowed = қосымша уақыт немесе талпыныс берілді
action-attendance-checked-in = келгенін белгіледі
action-attendance-recorded = белгі қойылды
action-attendance-corrected = белгі түзетілді
action-attendance-taken-back = белгі қайтарып алынды
action-attendance-joined = орында қосылған адамның мекенжайы жазылды
action-attendance-asked = белгі туралы өтініш жіберілді
action-attendance-answered = белгі туралы өтінішке жауап берілді

## Online sessions
action-attendance-measured = онлайн қатысу уақыты есептелді
session-online-percent-hint = Сілтемесі бар жиын үшін: минуттардың осы үлесінен кем емес онлайн болған адамға «келді», одан аз болғанға «ішінара» деп ұсынылады.
online-how = Уақытыңыз есептелуі үшін осы жерден қосылыңыз. Содан кейін кездесуді ашып, бұл бетті жаппаңыз.
online-join = Қосылу
online-join-again = Қайта қосылу
online-open = Кездесуді жаңа қойындыда ашу
online-since = Сіз { $time } уақытында қосылдыңыз. Минуттар осы бет ашық тұрғанда және жиын өтіп жатқанда есептеледі.
online-counted = Есептелген минуттар:
online-rule = Жиынның { $minutes } минутының кемінде { $percent } пайызында онлайн болсаңыз, «келді» деп, одан аз болса, «ішінара» деп жазылады. Мұны ұйымдастырушы растайды.
online-here = Мен әлі осындамын
online-here-hint = Телефон бұл бетті тоқтатып қоя ма немесе минуттар өзгермей тұр ма? Кемінде { $minutes } минут сайын қайтып келіп, осы түймені басыңыз.
online-leave = Жиыннан шығу
online-trouble = Қазір платформамен байланыс жоқ. Бетті жаппаңыз: ол өзі қайта әрекет жасайды.
online-uncounted = Сіз қатысу журналында жоқсыз, сондықтан уақытыңыз есептелмейді.
online-seen = Онлайн қатысуы
online-seen-minutes = { $of } минуттың { $minutes } минуты
online-kind-join = қосылды
online-kind-here = осында екенін растады
online-kind-leave = шықты
online-kind-stay = соңғы рет байланыста болды
