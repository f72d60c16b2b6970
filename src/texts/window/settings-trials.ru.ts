import type { en } from './settings-trials.en.ts';

export const ru: Readonly<Record<keyof typeof en, string>> = {
  'settings.who-reads': 'Кто мог бы прочитать',
  'settings.tunnel-try': 'Проверить этот путь',
  'settings.tunnel-trying': 'Открывается второй туннель и проверяется снаружи. Это займёт до полуминуты.',
  'settings.tunnel-heard': 'Работает: {{url}} ответил за {{ms}} мс.',
  'settings.tunnel-unheard.timed-out': 'Ответа вовремя нет. Попробуйте снова или выберите другой путь.',
  'settings.tunnel-unheard.unreachable': 'Сервер недоступен. Есть ли сеть и пропускает ли межсетевой экран?',
  'settings.tunnel-unheard.refused': 'Сервер отказал. Имя занято? Оставьте поле пустым или выберите другое.',
  'settings.tunnel-unheard.bad-answer': 'Ответил не сервер туннеля: возможно, страница входа этой сети.',
  'settings.tunnel-unheard.program-missing': 'Программа cloudflared не установлена.',
  'settings.tunnel-unheard.program-failed': 'Программа cloudflared завершилась с ошибкой.',
  'settings.tunnel-unheard.not-configured': 'Чего-то не хватает. Сначала укажите внешний адрес.',
  'settings.tunnel-unheard.called-off': 'Проверка прервана.',
  'settings.tunnel-unheard.no-tunnel': 'Без туннеля проверять нечего.',
  'settings.tunnel-unheard.wrong-answer': 'Адрес отвечает, но это не этот компьютер. Куда он ведёт?',
  'settings.tunnel-unheard.foreign-host':
    'Адрес ведёт сюда, но прокси передаёт другое имя хоста: пусть передаёт заголовок Host без изменений.',
  'settings.tunnel-unheard.foreign-origin':
    'Адрес ведёт сюда, но прокси добавляет заголовок Origin, как делают только веб-страницы.',
  'settings.tunnel-unheard.unknown': 'Не получилось.',
  'settings.notice-try': 'Показать пример',
  'settings.notice-try-hint': 'Отправляет уведомление сейчас, точно как при звонке.',
  'settings.notice.shown':
    'Система говорит, что показала. Вы не видели? Значит, уведомления Offhook выключены или включён режим «Не беспокоить».',
  'settings.notice.timed-out':
    'Система не ответила. Возможно, зависла служба уведомлений: выйдите из системы и войдите снова.',
  'settings.notice.too-many': 'Слишком много сразу. Подождите немного и повторите.',
  'settings.notice.failed': 'Система отказалась показать уведомление.',
  'settings.notice-help.windows':
    'Откройте «Параметры Windows → Система → Уведомления» и включите Offhook. Проверьте там «Не беспокоить».',
  'settings.notice-help.macos':
    'Откройте «Системные настройки → Уведомления → Offhook» и разрешите уведомления. Проверьте «Фокусирование».',
  'settings.notice-help.linux':
    'Запущена ли служба уведомлений? Посмотрите Offhook в настройках уведомлений рабочего стола.',
  'settings.notice-help.other': 'Посмотрите Offhook в настройках уведомлений системы.',
  'settings.update-check': 'Проверить сейчас',
  'settings.update-install': 'Установить и перезапустить',
  'settings.update.off': 'Обновления выключены.',
  'settings.update.unknown': 'Ещё не проверялось.',
  'settings.update.checking': 'Проверка…',
  'settings.update.up-to-date': 'Это самая новая версия.',
  'settings.update.downloading': 'Загружается версия {{version}}…',
  'settings.update.ready': 'Версия {{version}} готова.',
  'settings.update.failed': 'Источник обновлений не ответил. Offhook попробует позже.',
};
