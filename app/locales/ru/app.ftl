# Слова интерфейса. Ключи сверяются с английским при сборке; в остальных языках те же ключи
# с теми же аргументами.

## Рамка страницы
skip = Перейти к тексту
nav-label = Главное меню
nav-trainings = Тренинги
nav-audit = Журнал действий
nav-logins = Входы
language-label = Язык
sign-out = Выйти
foot = Törelik: платформа обучения судей с открытым исходным кодом. Ваши данные остаются в академии, которая управляет этим сервером.
save = Сохранить
change = Изменить
cancel = Отмена
pager-label = Страницы
pager-before = Назад
pager-after = Далее

## Поля
field-email = Эл. почта
field-name = ФИО
field-password = Пароль
field-current-password = Текущий пароль
field-stay = Оставаться в системе на этом устройстве
field-title-en = Название на английском
field-title-ru = Название на русском
field-title-kk = Название на казахском
field-place = Место проведения
field-starts-on = Первый день
field-ends-on = Последний день
field-date = День
field-starts-at = Начало
field-ends-at = Окончание
field-time-zone = Часовой пояс
field-course = Курс
field-capacity = Мест для судей
field-reminders = Напоминать по эл. почте накануне
field-trainers = Тренеры
field-link = Ссылка для онлайн-участия
field-court = Суд
field-region = Регион
field-position = Должность
field-language = Язык
field-role = Роль
field-list = Список участников
field-code = Код с экрана
field-unit = Часть занятия
field-online-percent = Явка онлайн — начиная с, %
field-mark = Отметка
field-status = Отметка о явке
field-reason = Причина
field-points = Баллы
field-attempts = Дополнительные попытки
field-minutes = Минуты
field-answer = Ответ

## Ошибки: что случилось и что делать
error-wrong-sign-in = Этот адрес эл. почты и этот пароль не подходят друг к другу. Проверьте их и попробуйте снова.
error-too-many-tries = Слишком много попыток подряд. Попробуйте снова через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
    [many] { $minutes } минут
   *[other] { $minutes } минуты
}.
error-sign-in-busy = Сейчас входит так много людей, что ждать негде. Подождите несколько секунд и попробуйте снова.
error-sign-in-first = Вы не вошли, или срок вашего входа истёк. Войдите и попробуйте снова.
error-sent-after-end = Время вашего входа истекло, поэтому действие ещё не выполнено. Введённые данные сохранены: отправьте их ещё раз.
error-not-allowed = У вашей учётной записи нет права на это действие. Если оно должно быть, обратитесь к организатору тренинга.
error-not-found = Здесь ничего нет, или это недоступно вашей учётной записи. Проверьте адрес или перейдите к своим тренингам.
error-invitation-gone = Это приглашение уже использовано, истекло или заменено новым. Попросите у организатора новую ссылку.
error-password-too-short = Пароль слишком короткий. Нужно не менее { $least ->
    [one] { $least } символа
    [few] { $least } символов
    [many] { $least } символов
   *[other] { $least } символа
}; хорошо подходят несколько слов подряд.
error-password-too-long = Пароль слишком длинный. Допускается не более { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символа
}.
error-password-most-used = Этот пароль есть в списках самых распространённых, с них и начинают подбор. Возьмите несколько слов, которые соединили бы только вы.
error-password-walked = Это соседние клавиши, программы подбирают их сразу. Возьмите несколько слов, которые соединили бы только вы.
error-password-repeated = Это один и тот же отрывок, повторённый несколько раз; угадать его не труднее, чем сам отрывок. Возьмите несколько разных слов.
error-password-number = Это только число. Даты, номера телефонов и ИИН подбирают в числе первых; добавьте несколько слов.
error-password-common-words = Это слова, с которых начинают многие; цифры вокруг них почти не помогают. Возьмите несколько слов, которые соединили бы только вы.
error-password-of-this-site = Пароль составлен из слов этого сайта или вашего тренинга, их попробует любой. Возьмите слова, которые с ними не связаны.
error-password-like-yourself = Пароль содержит ваше имя или ваш адрес. Выберите другой.
error-missing = Поле «{ $field }» пустое. Заполните его.
error-too-long = В поле «{ $field }» слишком длинный текст. Допускается не более { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символа
}.
error-not-understood = Значение в поле «{ $field }» непонятно или неверно. Проверьте его и попробуйте снова.
error-end-before-start = Окончание стоит раньше начала. Проверьте и то, и другое.
error-outside-training = Этот день не входит в дни тренинга. Выберите другой день или сначала измените тренинг.
error-no-such-time = В это время переводят часы, поэтому его не существует или оно наступает дважды. Выберите другое время.
error-room-taken = С { $from } до { $to } в этом зале идёт другое занятие. Выберите другое время или зал либо подтвердите, что всё верно.
error-moved-with-marks = { $count ->
    [one] На этом занятии уже поставлена { $count } отметка. Она останется у занятия и в новое время; подтвердите, что так и нужно.
    [few] На этом занятии уже поставлены { $count } отметки. Они останутся у занятия и в новое время; подтвердите, что так и нужно.
    [many] На этом занятии уже поставлено { $count } отметок. Они останутся у занятия и в новое время; подтвердите, что так и нужно.
   *[other] На этом занятии уже поставлено { $count } отметки. Они останутся у занятия и в новое время; подтвердите, что так и нужно.
}
error-session-marked = На этом занятии уже есть отметки, поэтому удалить его нельзя. Перенесите или переименуйте его.
error-enrolled-already = Этот человек уже участвует в тренинге.
error-withdrawn = Этот человек выбыл из тренинга, поэтому отметить его нельзя; прежние отметки сохранены. Если он снова участвует, примите его на странице «Участники».
error-waits-for-place = Этот человек ещё ждёт места на тренинге, поэтому отметить его нельзя. Сначала освободите место: увеличьте число мест или отметьте, кто выбыл.
error-unknown-course = Этот курс сейчас недоступен. Выберите другой.
error-too-early = Отметиться можно будет с { $opens }. Вернитесь к этому времени.
error-check-in-closed = Занятие закончилось, и отметиться уже нельзя. Если вы присутствовали, сообщите организатору.
error-code-mistyped = Код состоит из шести знаков: букв и цифр с экрана. Введите его ещё раз.
error-code-expired = Срок действия этого кода истёк: новый появляется каждые 15 секунд. Возьмите тот, что сейчас на экране.
error-code-unknown = Такого кода нет ни у одного занятия. Сверьте его с экраном и введите ещё раз.
error-code-elsewhere = Это код тренинга, в котором вы не участвуете. Попросите организатора добавить вас.
error-code-replayed = По этой ссылке уже отметился другой человек. Отсканируйте код с экрана сами.
error-marked-already = В журнале об этом уже есть отметка. Обновите страницу, чтобы её увидеть.
error-reason-needed = Поставленную отметку можно изменить, только указав причину. Напишите причину.
error-mark-name-taken = Эта отметка уже была отправлена для другого человека. Обновите страницу и нажмите ещё раз.
error-mark-gone = Эта отметка уже не действует, отменять нечего. Посмотрите историю отметок.
error-minutes-out-of-range = Укажите от 1 до { $most } мин: занятие длится не дольше.
error-request-open = Вы уже отправили запрос по этому занятию. Дождитесь ответа организатора.
error-request-answered = На этот запрос уже дан ответ. Обновите страницу, чтобы его увидеть.
error-no-meeting = У этого занятия нет онлайн-встречи. Спросите ссылку у организатора.
error-join-first = Сначала подключитесь к занятию: минуты считаются с этого момента.
error-percent-out-of-range = Укажите целое число процентов от 1 до 100.
error-attempt-open = У вас есть незавершённая попытка. Продолжите её.
error-attempts-used-up = Попыток больше нет: { $most ->
    [one] разрешена { $most } попытка
    [few] разрешены { $most } попытки
    [many] разрешено { $most } попыток
   *[other] разрешено { $most } попытки
}.
error-attempt-submitted = Эта попытка уже завершена. Изменить её больше нельзя.
error-attempt-time-over = Время этой попытки истекло. Засчитано то, что было сохранено вовремя.
error-sits-no-quiz = Тесты проходят только судьи этого тренинга. В вашей роли можно читать уроки и отвечать на вопросы в них.
error-not-saved = Сейчас сохранить не удалось. Ничего из введённого не потеряно: оно будет отправлено ещё раз.
error-list-unreadable = Этот файл не удаётся прочитать как список. Сохраните его в формате XLSX или CSV (не более 1 МБ) и выберите снова.
error-list-lacks-column = В списке нет столбца «{ $column }». Назовите его в первой строке и выберите файл снова.
error-list-no-sheet = Ни на одном листе файла (листов: { $count }) не названы столбцы списка: ФИО, эл. почта, суд, регион, должность, язык. Назовите их в первой строке и выберите файл снова.
error-list-too-long = В списке больше { $most } строк. Разделите его на несколько файлов.
error-prepared-gone = Подготовленные здесь данные больше не хранятся. Начните заново.
error-nothing-chosen = Здесь уже ничего нельзя выполнить. Вернитесь и проверьте ещё раз.
error-nobody-to-invite = Всем здесь за последние сутки уже отправлено приглашение, либо у них есть пароль. Чтобы написать ещё раз, отметьте «также тем, кого уже пригласили сегодня».
error-erases-administrator = Данные администратора удалить нельзя. Сначала эту роль нужно снять на сервере: torelik user role.
error-too-much-sent = Отправлено больше, чем сервер принимает за один раз. Отправьте меньше, например файл меньшего размера.
error-took-too-long = Ответ занял слишком много времени, и сервер прекратил работу над ним. Немного подождите и попробуйте снова.
error-unavailable = Сервер сейчас не может получить доступ к данным. Введённое сохраняется: немного подождите и попробуйте снова.
error-bad-request = Сервер не понял запрос. Вернитесь, обновите страницу и попробуйте снова.
error-something-went-wrong = На нашей стороне произошла ошибка; введённые данные могли не сохраниться. Попробуйте снова, а если ошибка повторится, сообщите организатору этот номер: { $request }.

## Страницы с объяснением отказа
trouble-not-found = Не найдено
trouble-not-allowed = Нет доступа
trouble-refused = Это сделать нельзя
trouble-internal = Произошла ошибка
trouble-unavailable = Временно недоступно
trouble-way-on = К моим тренингам
again-title = Действие не выполнено
again-nothing = Вернитесь на предыдущую страницу и повторите попытку.
again-send = Отправить ещё раз
trouble-other-account = Войти с другой учётной записью
trouble-request = Номер этого запроса:

## Что сделано
done-password-changed = Ваш пароль сохранён.
done-login-ended = Этот вход завершён.
done-other-logins-ended = Все входы, кроме этого, завершены.
done-logins-of-ended = Все входы этого человека завершены.
done-training-made = Тренинг создан. Добавьте занятия и участников.
done-training-changed = Тренинг изменён.
done-session-added = Занятие добавлено.
done-session-changed = Занятие изменено.
done-session-deleted = Занятие удалено.
done-day-copied = Занятия этого дня скопированы.
done-person-added = Участник добавлен.
done-list-taken = Участники из списка добавлены.
done-withdrawn = Отмечено, что участник выбыл.
done-placed-again = Участник снова принят или ждёт места.
done-invitations-sent = Приглашения отправляются.
done-invitations-kept = Приглашения написаны, но почтовый сервер не настроен. Администратор найдёт их в разделе «Письма» и сможет передать участникам.
done-person-erased = Персональные данные удалены.
done-lesson-read = Отмечено: урок прочитан.
done-answers-saved = Ваши ответы сохранены.
done-attempt-submitted = Ваша попытка завершена.
done-attempt-time-over = Время этой попытки истекло. Засчитано то, что было сохранено вовремя; то, что пришло позже, не принято.
done-attempts-regraded = Попытки переоценены.
done-answer-marked = Ответ оценён.
done-allowance-granted = Предоставлено.
done-checked-in = Ваша явка отмечена.
done-checked-in-early = Ваша явка отмечена до начала занятия.
done-checked-in-late = Ваша явка отмечена как опоздание.
done-mark-recorded = Отметка сохранена.
done-mark-corrected = Отметка исправлена.
done-mark-taken-back = Отметка отменена; снова действует то, что было до неё.
done-all-marked = Все, у кого не было отметки, отмечены присутствующими.
done-check-ins-confirmed = Отметки участников подтверждены.
done-walk-in-added = Человек добавлен и отмечен.
done-walk-in-joined = Адрес записан; все отметки сохранены.
done-request-made = Ваш запрос отправлен организатору. Ответ появится здесь.
done-request-answered = На запрос дан ответ.
done-left-online = Вы вышли. Ваши минуты внесены в журнал, их подтвердит организатор.
done-still-online = Отмечено, что вы всё ещё здесь.
done-joined-online = Вы подключились. Откройте встречу и не закрывайте эту страницу.

## Учётные записи
sign-in = Войти
sign-in-lede = Для судей, тренеров и организаторов.
sign-in-demo = Это демонстрация. Войдите как judge@example.org, trainer@example.org или organizer@example.org; пароль один для всех: steppe-and-sky
sign-in-forgotten = Забыли пароль или ещё нет учётной записи? Попросите у организатора тренинга ссылку-приглашение.
sign-in-stay-hint = Чтобы не вводить пароль каждый день. Снимите отметку на компьютере, которым пользуются и другие; администраторы вводят пароль всегда.
sign-in-ended = Время вашего входа истекло, действие ещё не выполнено. Войдите и заполните форму снова.
sign-in-ended-kept = Время вашего входа истекло; введённые данные сохранены. Войдите и отправьте их ещё раз.
sign-in-cookies = Пароль верен, но этот браузер не сохраняет файлы cookie для этого сайта и сразу забывает, кто вы. Разрешите cookie для этого адреса или воспользуйтесь другим браузером.
invitation-title = Добро пожаловать
invitation-lede = { $name }, выберите пароль для своей учётной записи.
invitation-accept = Сохранить пароль и войти
password-hint = Не менее 12 символов. Несколько слов, которые вы запомните, лучше знаков, которые вы не запомните.
password-change = Изменить пароль
logins-title = Где выполнен вход
login-line = Вход: { $begun }; последнее действие: { $used }
login-here = этот браузер
login-stays = без ежедневного входа
login-browser-unknown = Неизвестный браузер
login-failed-before = До этого входа: { $count ->
    [one] { $count } неудачная попытка
    [few] { $count } неудачные попытки
    [many] { $count } неудачных попыток
   *[other] { $count } неудачной попытки
}, начиная с { $since }.
login-end = Завершить этот вход
logins-end-others = Завершить все остальные входы
logins-failed-before = До вашего входа { $count ->
    [one] была { $count } неудачная попытка
    [few] были { $count } неудачные попытки
    [many] было { $count } неудачных попыток
   *[other] было { $count } неудачной попытки
} войти в вашу учётную запись, начиная с { $since }. Если это были не вы, смените пароль на странице учётной записи.
logins-of-title = Действующие входы
logins-of-none = У этого человека нет действующих входов.
logins-of-hint = Всё, что человек набрал и ещё не отправил, останется в его браузере; войти снова можно с прежним паролем.
logins-of-end = Завершить все входы этого человека
people-find-title = Входы
people-find-lede = Найдите человека, чтобы увидеть его действующие входы и завершить их.
people-find-field = Имя или электронная почта
people-find = Найти
people-find-none = Никого с таким именем или адресом нет. Проверьте написание или введите часть имени.
people-find-more = Подходит больше { $count } человек; показаны первые { $count }. Введите имя полнее.
sign-out-everywhere = Выйти везде
who-sees-title = Кто видит данные обо мне
who-sees-lede = Какие сведения о судье хранятся в рамках тренинга и кому они доступны.
who-sees-yes = Доступно: { $who }.
who-sees-not = Недоступно: { $who }.
who-sees-elsewhere = Речь идёт о тренерах, организаторах и наблюдателях того же тренинга; участникам других тренингов эти сведения недоступны. Письма находятся также в вашей почте.
who-sees-oneself = вам
who-sees-other-judges = другим судьям
who-sees-trainers = тренерам
who-sees-organizers = организаторам
who-sees-observers = наблюдателям
who-sees-administrators = администраторам платформы
who-sees-name = Имя
who-sees-address = Адрес электронной почты
who-sees-attendance = Посещаемость
who-sees-reasons = Ваши обращения об отметках, причины и объяснения
who-sees-answers = Ответы в тестах
who-sees-results = Результаты тестов
who-sees-feedback = Замечания тренера к вашим ответам
who-sees-letters = Письма, отправленные вам платформой
who-sees-logins = Время входа в систему

## Главная
trainings-title = Ваши тренинги
trainings-none = Вы пока не участвуете ни в одном тренинге. Вас добавит организатор тренинга.
progress = Пройдено { $done } из { $of }
progress-label = Прохождение курса
next-session = Следующее занятие — { $day } в { $time }:
next-session-now = Идёт сейчас, до { $until }:
next-begin = Начните с урока:
next-go-on = Продолжите с урока:
next-quiz = Пройдите тест:
next-stopped = Продолжите с того места, где остановились:
next-open = Открыть
next-all-done = Вы прошли весь этот курс.
check-in = Отметиться
check-in-opens = Отметиться можно с { $time }
check-in-standing = Ваша отметка в журнале:
agenda-title = Программа
agenda-none = Занятий пока нет.
agenda-clock = Время указано по часовому поясу { $zone } ({ $offset }).
session-now = сейчас
session-past = завершено
lesson-done = пройдено
lesson-quiz = тест
course-not-served = Курс этого тренинга сейчас недоступен.
problems-notice = { $count ->
    [one] В новом тексте курса { $count } ошибка.
    [few] В новом тексте курса { $count } ошибки.
    [many] В новом тексте курса { $count } ошибок.
   *[other] В новом тексте курса { $count } ошибки.
} По-прежнему показывается последний исправный текст.
problems-see = Результат проверки текста
count-judges = { $count ->
    [one] { $count } судья
    [few] { $count } судьи
    [many] { $count } судей
   *[other] { $count } судьи
}

## Тренинги
training = Тренинг
training-new = Новый тренинг
training-make = Создать тренинг
training-change = Изменить тренинг
time-zone-hint = Название по IANA, например Asia/Almaty. Все видят время занятий по этому поясу.
capacity-hint = Оставьте пустым, если места хватит всем. Добавленные сверх этого числа попадут в лист ожидания по порядку.
reminders-hint = По одному письму на каждый день занятий: накануне, в девять утра по времени тренинга.
agenda-manage = Составить программу
agenda-copy = Скопировать этот день на
agenda-copy-do = Скопировать
session-new = Новое занятие
session-add = Добавить занятие
session-change = Изменить занятие
session-delete = Удалить занятие
session-delete-hint = Удалить можно только занятие без отметок.
session-ends-on-hint = Только для занятия, которое идёт за полночь.
session-link-hint = Адрес, который начинается с https:// или http://.
session-trainers = Тренеры: { $trainers }
session-join = Подключиться онлайн
session-clock = Время указывается по часовому поясу { $zone } ({ $place }).
confirm = Да, всё верно
people-title = Участники
people-enrolled = В этом тренинге
people-none = Пока никто не добавлен.
people-signed-up = Учётная запись
people-yes = используется
people-no-address = адреса пока нет
people-erased = данные удалены
people-place = Участие
place-waiting = в листе ожидания
place-withdrawn = выбыл(а)
place-withdraw = Отметить выбытие
place-again = Принять снова
places-summary = Занято мест: { $taken } из { $capacity }; в листе ожидания: { $waiting }.
waiting-notice = Ваш номер в листе ожидания тренинга «{ $training }»: { $number }. Вы станете участником, как только освободится место.
person-add = Добавить участника
links-waiting = { $count ->
    [one] { $count } человек ещё не выбрал пароль.
    [few] { $count } человека ещё не выбрали пароль.
    [many] { $count } человек ещё не выбрали пароль.
   *[other] { $count } человека ещё не выбрали пароль.
}
links-make = Создать приглашения для всех них
link-make = Ссылка-приглашение
links-title = Ссылки-приглашения
links-lede = Передайте каждому его собственную ссылку. Она действует один раз, в течение 14 дней.
links-once = Эти ссылки видите только вы, в течение получаса. Скопируйте или распечатайте их; новая ссылка заменяет прежнюю.
invite-send = Разослать приглашения
invite-send-one = Отправить по эл. почте
invite-again = также тем, кого уже пригласили сегодня
invite-hint = По эл. почте, каждому на его языке: тем, кого ещё не приглашали, и тем, кто ещё не выбрал пароль.
list-title = Загрузить список
list-hint = Файл XLSX или CSV (не более 1 МБ и 10 000 строк) со столбцами name, email, court, region, position, language (или ФИО, эл. почта, суд, регион, должность, язык) в любом порядке. Ничего не сохраняется, пока вы не увидите результат.
list-read = Прочитать список
list-sample = Образец для заполнения
list-all-good = { $count ->
    [one] Все строки верны. { $count } новый участник.
    [few] Все строки верны. { $count } новых участника.
    [many] Все строки верны. { $count } новых участников.
   *[other] Все строки верны. { $count } нового участника.
}
list-some-bad = { $count ->
    [one] В { $count } строке есть ошибки.
    [few] В { $count } строках есть ошибки.
    [many] В { $count } строках есть ошибки.
   *[other] В { $count } строки есть ошибки.
} Ничего не сохранено.
list-there = { $count ->
    [one] { $count } человек уже участвует в тренинге и остаётся без изменений.
    [few] { $count } человека уже участвуют в тренинге и остаются без изменений.
    [many] { $count } человек уже участвуют в тренинге и остаются без изменений.
   *[other] { $count } человека уже участвуют в тренинге и остаются без изменений.
}
list-problems = Что нужно исправить
list-row = Строка
list-column = Столбец
list-problem = Ошибка
list-mend = Исправьте файл и прочитайте его снова или добавьте сейчас только верные строки.
list-new = Новые участники
list-take = { $count ->
    [one] Добавить { $count } участника
    [few] Добавить { $count } участников
    [many] Добавить { $count } участников
   *[other] Добавить { $count } участника
}
list-take-good = { $count ->
    [one] Добавить { $count } верную строку
    [few] Добавить { $count } верные строки
    [many] Добавить { $count } верных строк
   *[other] Добавить { $count } верной строки
} и пропустить { $left ->
    [one] { $left } ошибочную
    [few] { $left } ошибочные
    [many] { $left } ошибочных
   *[other] { $left } ошибочной
}
list-other = Выбрать другой файл
list-more = Ещё не показано: { $count }.
row-missing = Здесь ничего не написано.
row-bad-email = Это не адрес эл. почты.
row-unknown-region = Такой регион неизвестен. Напишите название или код, например KZ-71.
row-unknown-language = Такой язык неизвестен. Напишите kk, ru или en.
row-too-long = { $most ->
    [one] Здесь больше { $most } символа.
    [few] Здесь больше { $most } символов.
    [many] Здесь больше { $most } символов.
   *[other] Здесь больше { $most } символа.
}
row-duplicate = Тот же адрес указан в строке { $row }.
row-no-value = Здесь формула, которая не даёт значения. Впишите само значение.
row-not-text = Здесь дата, число или флажок. Запишите это текстом.
row-merged = Эта ячейка объединена с другими. Разделите её и впишите в каждую своё.
role-judge = судья
role-trainer = тренер
role-organizer = организатор
role-observer = наблюдатель

## Уроки
lesson-minutes = { $count ->
    [one] { $count } минута на изучение
    [few] { $count } минуты на изучение
    [many] { $count } минут на изучение
   *[other] { $count } минуты на изучение
}
lesson-contents = В этом уроке
lesson-not-translated = Этот урок ещё не переведён. Он показан на этом языке: { $language }.
lesson-review-pending = Этот текст ещё не проверен юристом.
lesson-behind = { $count ->
    [one] { $count } раздел перевода отстаёт от исходного текста.
    [few] { $count } раздела перевода отстают от исходного текста.
    [many] { $count } разделов перевода отстают от исходного текста.
   *[other] { $count } раздела перевода отстают от исходного текста.
}
lesson-terms = Термины
lesson-sources = Источники
lesson-read = Прочитано, дальше
lesson-objectives = После этого урока вы сможете
lesson-go-on = Продолжить с того места, где вы остановились: { $section }
section-mark-read = Раздел прочитан
section-read = прочитано
section-behind = Исходный текст этого раздела изменился после того, как был сделан перевод.
section-source = Читать исходный текст ({ $language })
glossary-title = Глоссарий
lesson-sections-missing = { $count ->
    [one] { $count } раздел не переведён; вопросы из него показаны на языке оригинала.
    [few] { $count } раздела не переведены; вопросы из них показаны на языке оригинала.
   *[other] { $count } разделов не переведено; вопросы из них показаны на языке оригинала.
}
search-title = Поиск
search-label = Искать в уроках, глоссарии и источниках
search-do = Найти
search-nothing = Ничего не найдено. Попробуйте более короткое слово или другой язык.
search-found = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
}
search-lesson = урок
search-source = источник
search-cited = Цитируемый источник
glossary-lede = Термины курса на его языках, рядом. Ещё не подтверждённое отмечено.
glossary-search = Искать термин на любом из языков
term-pending = ещё не подтверждено
source-checked = проверено: { $when }
source-pending = ещё не проверено
question-practice = Тренировка: ответ виден сразу, в зачёт не идёт
question-try = Узнать ответ
question-again = Ответить ещё раз
question-several = Правильных ответов может быть несколько.
question-hint = Подсказка
question-number = Ваш ответ числом
question-words = Ваш ответ
question-length = { $count ->
    [one] Примерно { $count } слово
    [few] Примерно { $count } слова
    [many] Примерно { $count } слов
   *[other] Примерно { $count } слова
}
question-blank = Заполните пропуск
option-chosen = ваш ответ
option-right = правильно
answer-yours = Ваш ответ:
answer-right = Правильный ответ:
answer-rubric = На что смотрит тренер:
verdict-right = Правильно
verdict-partly = Частично правильно
verdict-wrong = Неправильно
verdict-unanswered = Нет ответа
verdict-awaiting = Ожидает оценки тренера
verdict-compare = На тренировке этот ответ никто не оценивает: сравните его с тем, на что смотрит тренер
verdict-opinion = Спасибо; правильного и неправильного ответа здесь нет
verdict-void = Этот вопрос больше не учитывается: он снят.
problems-title = Результат проверки текста
problems-lede = Текст из папки курса показывается, как только в нём нет ошибок.
problems-none = Ошибок нет: показывается текст из папки курса.
problems-some = { $count ->
    [one] { $count } ошибка. По-прежнему показывается последний исправный текст.
    [few] { $count } ошибки. По-прежнему показывается последний исправный текст.
    [many] { $count } ошибок. По-прежнему показывается последний исправный текст.
   *[other] { $count } ошибки. По-прежнему показывается последний исправный текст.
}

## Тесты
quiz-questions = Вопросы
quiz-time = Время
quiz-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
quiz-no-limit = без ограничения
quiz-attempts = Попытки
quiz-attempts-most = { $count ->
    [one] не более { $count } раза
    [few] не более { $count } раз
    [many] не более { $count } раз
   *[other] не более { $count } раза
}
quiz-counts = Зачёт
quiz-pre-test = Тест показывает, что вы знаете до начала обучения; незачёта здесь не бывает.
quiz-practice = Тренировка; в зачёт не идёт.
quiz-final = Зачтено при результате от { $percent } %; учитывается лучшая попытка.
quiz-start = Начать
quiz-go-on = Продолжить попытку
quiz-used-up = Все попытки использованы.
quiz-not-yours = Тест могут проходить только судьи, участвующие в этом тренинге.
quiz-so-far = Ваши попытки
quiz-attempt = Попытка
quiz-submitted = Завершена
quiz-score = Баллы
quiz-result = Результат
quiz-passed = зачтено
quiz-open = ожидает оценки
quiz-failed = не зачтено
quiz-see = Объяснения
sheet-place = Вопрос { $place } из { $count }
sheet-save = Сохранить
sheet-submit = Завершить
sheet-deadline = Завершите до { $time } ({ $zone }).
sheet-saved = Отвечено { $answered } из { $count }, сохранено в { $time }
sheet-nothing-saved = Пока ничего не сохранено; { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
}
count-points = { $count ->
    [one] { $count } балл
    [few] { $count } балла
    [many] { $count } баллов
   *[other] { $count } балла
}
result-title = Результат
result-awaiting = Часть этой попытки тренер ещё не оценил: к баллам может прибавиться { $points }.
result-points = { $points } из { $possible }
result-objectives = По целям обучения
result-objective = Цель
result-reasons = Ответы и объяснения
result-text-changed = С тех пор текст этого теста изменился. Вы видите то, что видели тогда.
result-way-on = К тренингу
result-all = Все попытки
results-nobody = никто
results-attempts = Попытки
results-hint = Лёгкость — средняя доля полученных баллов. Различающая способность показывает, насколько успешные в остальном успешны и здесь; если ниже 0,2, проверьте вопрос.
results-answers = Ответы
results-question = Вопрос
results-discrimination = Различающая способность
results-facility = Лёгкость
results-few = слишком мало данных
results-time = Время (медиана)
results-alpha = Надёжность (альфа Кронбаха)
results-deviation = Стандартное отклонение
results-median = Медиана
results-mean = Средний результат
results-lede = Завершённых первых попыток: { $count }
results-title = Как прошёл тест
regrade-do = Переоценить
regrade-now-fails = не сдаёт
regrade-now-passes = сдаёт
regrade-after = Станет
regrade-before = Сейчас
regrade-sum = Выше: { $up }, ниже: { $down }
regrade-nothing = Ни одна оценка не изменится.
regrade-changes = Что изменится
regrade-no-errata = Исправлений нет. Внесите исправление в файл errata.toml курса.
regrade-errata = Исправления к этому тесту
regrade-lede = Исправление в курсе меняет ключ. Здесь видно, что изменится, до того как что-либо изменено.
regrade-title = Переоценить
quiz-grant = Предоставить
quiz-grant-attempts-hint = Сверх предусмотренных тестом.
quiz-grant-minutes-hint = Добавляются ко времени каждой попытки, в том числе начатой.
quiz-grant-title = Предоставить дополнительно одному участнику
quiz-not-begun = не начат
quiz-under-way = выполняется с { $since }
quiz-granted-attempts = { $count ->
    [one] +{ $count } попытка
    [few] +{ $count } попытки
   *[other] +{ $count } попыток
}
quiz-granted-minutes = +{ $count } мин
quiz-granted = Предоставлено
quiz-people-title = Кто на каком этапе
marking-hidden = Автор скрыт до окончания оценки
marking-do = Сохранить оценку
marking-comment = Комментарий автору (можно не заполнять)
marking-at-most = не более { $count }
marking-answer = Ответ { $place }
marking-none = Нет ответов, ожидающих оценки.
marking-lede = Оцениваются по критериям. Автор показывается, когда в попытке оценено всё.
marking-title = Развёрнутые ответы
result-comment = Комментарий тренера:
result-corrected = Исправлено { $on }: { $reason }
result-before = До обучения
result-reasons-after = Объяснения будут показаны после окончания занятия: { $session }.
review-some-left = { $count ->
    [one] { $count } вопрос без ответа или отмечен на потом.
    [few] { $count } вопроса без ответа или отмечены на потом.
   *[other] { $count } вопросов без ответа или отмечены на потом.
}
review-all-answered = На все вопросы есть ответы.
review-back = Назад к вопросам
review-saved = Сохранено
review-state = Состояние
review-question = Вопрос
review-title = Перед завершением
sheet-saved-at = сохранено { $time }
sheet-one-minute = Осталась одна минута.
sheet-five-minutes = Осталось пять минут.
sheet-ten-minutes = Осталось десять минут.
sheet-all-waiting = Ответов: { $answered } из { $count }; хранится в этом браузере до появления сети: { $waiting }
sheet-all-refused = Ответов: { $answered } из { $count }; не принято сервером: { $refused }
sheet-all-saving = Ответов: { $answered } из { $count }, сохраняется…
sheet-offline-submit = Нет сети. Ничего не потеряно: ответы хранятся здесь. Завершите попытку, когда сеть появится.
sheet-reload = Обновить страницу
sheet-time-over = Время истекло; больше ничего не сохраняется. Засчитано то, что сохранено вовремя.
sheet-submitted = Эта попытка завершена; больше ничего не сохраняется.
sheet-sign-in-link = Войти (откроется в новой вкладке)
sheet-sign-in = Вы вышли из системы. Ответы сохранены и будут отправлены, когда вы войдёте снова.
sheet-elsewhere = этот ответ отправляет другое окно
sheet-newer = действует более новый ответ из другого окна или с другого устройства; обновите страницу, чтобы увидеть его
sheet-refused = сервер не принял этот ответ; он остаётся в поле
sheet-kept-in-page = хранится только на этой странице; не закрывайте её, пока не появится сеть
sheet-kept = хранится в этом браузере; будет отправлено, когда появится сеть
sheet-saving = сохраняется…
sheet-mark-later = Вернуться к этому вопросу
sheet-check = Проверить сейчас
sheet-later = отмечен на потом
sheet-answered = есть ответ
sheet-open = без ответа
sheet-places = Вопросы
sheet-review = Просмотреть

## Посещаемость
register-title = Журнал посещаемости
register-lede = Кто присутствовал на каком занятии.
register-download = Скачать в CSV
register-there = Присутствуют
register-nobody = В этом тренинге пока нет судей.
report-workbook = Скачать в XLSX
report-summary = Сводка
report-percent = { $percent } %
report-attended = Посещено
report-held = Проведено
report-planned = Запланировано
report-of-held = От проведённых
report-of-planned = От всех по программе
report-people = Человек
report-rule-title = Норма для сертификата
report-rule = Для сертификата нужно посетить { $percent } % всех запланированных занятий. Отсутствие по уважительной причине посещением не считается; частично посещённое занятие засчитывается за половину.
reach-reached = выполнена
reach-open = ещё достижима
reach-lost = уже недостижима
report-lost = { $count ->
    [one] { $count } судья уже не сможет выполнить норму посещения для сертификата.
    [few] { $count } судьи уже не смогут выполнить норму посещения для сертификата.
    [many] { $count } судей уже не смогут выполнить норму посещения для сертификата.
   *[other] { $count } судьи уже не смогут выполнить норму посещения для сертификата.
}
report-gaps = { $count ->
    [one] не хватает { $count } отметки
    [few] не хватает { $count } отметок
    [many] не хватает { $count } отметок
   *[other] не хватает { $count } отметки
}
report-all = все
report-not-given = не указано
report-show = Показать
report-everybody = Показать всех
report-nobody = По этому выбору никого нет.
report-groups-title = Посещаемость по группам
report-groups-lede = Доля посещённых занятий в целом по группе.
signatures-title = Лист для подписей
signatures-lede = Распечатайте эту страницу: для каждого дня отдельный лист, у каждого занятия место для подписи.
signatures-number = №
status-present = явка
status-late = опоздание
status-left-early = ранний уход
status-partial = частично
status-excused = уваж. причина
status-absent = неявка
status-unmarked = не отмечено
status-taken-back = отменено
status-minutes = { $status }, { $minutes } мин
status-proposed = ещё не подтверждено
unit-whole = всё занятие
unit-morning = первая половина дня
unit-afternoon = вторая половина дня
unit-label = Часть занятия
unit-set = Отмечать первую и вторую половину дня отдельно
unit-unset = Отмечать всё занятие сразу
source-self = самостоятельная отметка
source-code = код с экрана
source-organizer = перекличка
source-offline = перекличка без сети
source-online = онлайн-платформа
source-import = перенесено
source-correction = исправление
source-received = отмечено в { $time }
register-hint = Отметка сохраняется одним нажатием. Поставленная отметка исправляется с указанием причины: нажмите на имя.
register-all-present = Отметить остальных присутствующими
register-all-present-hint = Только тех, у кого нет отметки; ничего не перезаписывается.
register-last = Последняя отметка:
register-undo = Отменить
register-search = Найти человека
register-search-none = В списке нет человека с таким именем.
register-show-all = Показать всех
register-refresh = Показать новое
register-code = Код для экрана
register-requests = Запросы ({ $count })
roll-saving = Сохраняется…
roll-saved = Сохранено
roll-waiting = Ожидает сети; отправится автоматически
roll-waiting-in-page = Ожидает только на этой странице; не закрывайте её, пока не появится сеть
roll-waiting-count = Отметок ожидает сети: { $count }
roll-sign-in = Вы вышли из системы. Отметки сохранены и будут отправлены, когда вы войдёте снова.
roll-elsewhere = Эту отметку отправило другое окно
roll-needs-reason = Не сохранено: для исправления нужна причина. Нажмите на имя.
roll-refused = Не сохранено. Обновите страницу.
roll-history = История отметок и исправление
roll-not-added = { $name }: добавить не удалось. Обновите страницу и попробуйте ещё раз.
roll-on-the-list = { $name }: этот адрес уже есть в списке. Найдите человека по имени.
roll-adding = Добавляется: { $name }. Отправится само, когда появится сеть.
roll-show-others = Показать весь список
roll-others = В список добавлен новый участник.
roll-confirm = Подтвердить отметки участников ({ $count })
roll-undo = Отменить
roll-minutes = { $minutes } мин
walk-in-title = Человек, которого нет в списке
walk-in-hint = Достаточно имени. Адрес эл. почты можно добавить позже, все отметки сохранятся.
walk-in-add = Добавить и отметить
walk-in-join-title = У этого человека ещё нет адреса эл. почты
walk-in-join-hint = Если с этим адресом уже есть учётная запись, отметки перейдут к ней.
walk-in-join = Записать адрес
history-title = История отметок
history-none = Отметок пока нет.
history-gone = удалённая учётная запись
correction-title = Исправить
correction-hint = Причина останется в журнале вместе с вашим именем.
correction-minutes-hint = Для опоздания, раннего ухода и частичного присутствия. Можно не заполнять.
correction-make = Исправить отметку
check-in-code-title = Отметиться
check-in-code-lede = Введите шесть знаков с экрана или отсканируйте QR-код.
check-in-code-go = Далее
check-in-as-early = Вы пришли раньше: занятие начнётся в { $time }. Будет записано, что вы пришли до начала.
check-in-as-present = Вы пришли вовремя.
check-in-as-late = Вы опоздали на { $minutes } мин.
check-in-to-confirm = Организатор подтвердит вашу явку.
check-in-another = Другой код
screen-how = Отсканируйте QR-код или откройте { $address } и введите код:
screen-changes = Код меняется каждые 15 секунд.
screen-back = Назад к журналу
screen-opens = Отметиться можно с { $time }.
screen-over = Занятие закончилось.
screen-qr = QR-код для отметки о явке
screen-lost = Связи нет, поэтому код не показан. Он появится сам.
own-title = Моя посещаемость
own-lede = Что записано о вас в журнале. Можно попросить исправить отметку или сообщить причину отсутствия.
own-ask = Попросить исправить отметку или сообщить причину отсутствия
own-excuse = Сообщить об уважительной причине
own-ask-status = Должно быть
own-ask-send = Отправить организатору
own-asked = Запрошено: { $status }
own-answer = Ответ организатора:
requests-title = Запросы об отметках
requests-lede = Исправления, о которых просят судьи, и причины отсутствия.
requests-none = Запросов без ответа нет.
requests-answered = С ответом
requests-asks = просит: { $status }
requests-stands = сейчас:
requests-grant = Удовлетворить
requests-refuse = Отклонить с указанием причины
request-open = ожидает ответа
request-granted = удовлетворено
request-refused = отклонено

## Письма
letters-title = Письма
letters-lede = Какие письма написаны и что с ними стало. Время — UTC.
letters-none = Писем пока нет.
letters-not-carried = Почтовый сервер не настроен, поэтому письма не отправляются. Откройте письмо и передайте его текст сами; ссылка в приглашении открывает учётную запись этого человека, не передавайте её никому другому.
letter-invitation = приглашение
letter-reminder = напоминание
letter-sent = отправлено { $at }
letter-waits = ожидает, следующая попытка { $at }
letter-kept = ждёт отправки здесь
letter-given-up = не отправлено
letter-tries = { $count ->
    [one] ({ $count } попытка)
    [few] ({ $count } попытки)
    [many] ({ $count } попыток)
   *[other] ({ $count } попытки)
}
letter-refused = Почтовый сервер отказал ({ $code }).
letter-unreachable = Почтовый сервер недоступен ({ $code }).
letter-late = Отправлять было уже поздно.
letter-link-gone = Ссылку тем временем использовали или заменили.
letter-address = На этот адрес нельзя отправить письмо.
letter-invitation-subject = Приглашение: { $title }
letter-invitation-body =
    Здравствуйте, { $name }!

    Приглашаем Вас на тренинг «{ $title }»: { $days }, { $place }.

    Чтобы начать, выберите пароль по этой ссылке. Она предназначена только Вам и действует один раз, до { $until }:

    { $link }

    После этого Вы найдёте тренинг здесь:

    { $home }

    Если этот тренинг Вас не касается, оставьте письмо без внимания.

    С уважением,
    организаторы тренинга
letter-welcome-body =
    Здравствуйте, { $name }!

    Приглашаем Вас на тренинг «{ $title }»: { $days }, { $place }.

    Войдите как обычно, с этим адресом эл. почты и своим паролем. Тренинг находится здесь:

    { $home }

    С уважением,
    организаторы тренинга
letter-reminder-subject = { $day }: { $title }
letter-reminder-body =
    Здравствуйте, { $name }!

    Напоминаем о тренинге «{ $title }», { $place }.

    { $day }:

    { $agenda }

    { $clock }

    Здесь можно открыть курс и отметиться:

    { $home }

    С уважением,
    организаторы тренинга

## Календарь
calendar-title = Календарь
calendar-lede = Ваши занятия в календаре телефона или компьютера; изменения приходят автоматически.
calendar-file = В календарь (.ics)
calendar-how = Подпишитесь на этот адрес в своём календаре («Добавить календарь по URL»):
calendar-once = Тот, у кого есть этот адрес, видит время и место ваших занятий. Адрес показывается один раз; новый отменяет прежний.
calendar-make = Создать адрес
calendar-renew = Создать новый адрес
calendar-since = Адрес действует с { $at } (UTC). Новый отменит его.
calendar-open = Тренинг в Törelik: { $link }

## Удаление персональных данных
erase-title = Удалить персональные данные
erase-open = Удалить данные
erase-what = Имя заменяется на «{ $pseudonym }». Адрес эл. почты, суд и должность, пароль, входы, приглашения, письма и адрес календаря удаляются. Войти этот человек больше не сможет.
erase-stays = Отметки, ответы и оценки остаются, а их авторство сохраняется под псевдонимом. Написанное свободным текстом остаётся как есть. В прежних резервных копиях данные ещё есть.
erase-confirm = Это необратимо. Для подтверждения введите адрес эл. почты этого человека.
erase-do = Удалить навсегда
erase-already = Данные этого человека удалены.

## Журнал действий
audit-title = Журнал действий
audit-lede = Кто и что сделал. Время — UTC.
audit-when = Когда
audit-who = Кто
audit-what = Действие
audit-to-what = Объект
audit-detail = Подробности
audit-request = Запрос
audit-server = командная строка или сервер
audit-newer = Более новые
audit-older = Более ранние
action-accounts-signed-in = вход
action-accounts-signed-out = выход
action-accounts-signed-out-everywhere = выход везде
action-accounts-login-ended = завершён вход в другом браузере
action-accounts-other-logins-ended = завершены все остальные входы
action-accounts-logins-of-ended = завершены все входы другого человека
action-accounts-invitation-accepted = принято приглашение
action-accounts-password-changed = изменён пароль
action-accounts-added = создана учётная запись
action-accounts-role-given = назначена роль
action-accounts-reset = создана ссылка для нового пароля
action-accounts-erased = удалены персональные данные
action-calendar-renewed = создан новый адрес календаря
action-trainings-made = создан тренинг
action-trainings-changed = изменён тренинг
action-trainings-session-added = добавлено занятие
action-trainings-session-changed = изменено занятие
action-trainings-session-deleted = удалено занятие
action-trainings-person-added = добавлен участник
action-trainings-list-taken = добавлен список участников
action-trainings-withdrawn = отмечено выбытие участника
action-trainings-placed-again = участник принят снова
action-trainings-moved-up = участник переведён из листа ожидания
action-trainings-link-made = создана ссылка-приглашение
action-trainings-invited = написано приглашение
action-quizzes-started = начата попытка
action-quizzes-submitted = завершена попытка
action-quizzes-regraded = попытки переоценены
action-quizzes-marked = оценён развёрнутый ответ
action-quizzes-allowed = предоставлены дополнительное время или попытка
action-attendance-checked-in = отметка о явке
action-attendance-recorded = поставлена отметка
action-attendance-corrected = исправлена отметка
action-attendance-taken-back = отметка отменена
action-attendance-joined = записан адрес добавленного на месте
action-attendance-asked = запрос об отметке
action-attendance-answered = ответ на запрос об отметке

## Online sessions
action-attendance-measured = учтено время участия онлайн
session-online-percent-hint = Для занятия со ссылкой: кто был онлайн не меньше этой доли минут, тому предлагается «явка», кто меньше — «частично».
online-how = Подключитесь здесь, чтобы ваше время было учтено. Затем откройте встречу и не закрывайте эту страницу.
online-join = Подключиться
online-join-again = Подключиться снова
online-open = Открыть встречу в новой вкладке
online-since = Вы подключились в { $time }. Минуты считаются, пока открыта эта страница и идёт занятие.
online-counted = Учтено минут:
online-rule = Если вы были онлайн не менее { $percent } % от { $minutes } мин занятия, записывается явка, если меньше — частичное участие. Организатор это подтвердит.
online-here = Я всё ещё здесь
online-here-hint = Телефон приостанавливает эту страницу или минуты не прибавляются? Возвращайтесь и нажимайте эту кнопку не реже чем раз в { $minutes } мин.
online-leave = Выйти из занятия
online-trouble = Связи с платформой сейчас нет. Не закрывайте страницу: она попробует снова сама.
online-uncounted = Вас нет в журнале посещаемости, поэтому ваше время не учитывается.
online-seen = Онлайн-участие
online-seen-minutes = { $minutes } из { $of } мин
online-kind-join = подключение
online-kind-here = присутствие подтверждено
online-kind-leave = выход
online-kind-stay = последний раз на связи
