import type { en } from './settings-fields.en.ts';

export const ru: Readonly<Record<keyof typeof en, string>> = {
  'settings.label.portal.domain': 'Адрес портала',
  'settings.hint.portal.domain': 'Адрес, по которому ваша компания открывает Битрикс24.',
  'settings.wrong.portal.domain': 'Укажите только имя, например company.bitrix24.ru.',
  'settings.label.portal.mode': 'Способ подключения',
  'settings.hint.portal.mode':
    'Через приложение вы входите сами, остальное делает Offhook. Через вебхук администратор вводит адрес вручную.',
  'settings.label.portal.operatorId': 'Ваш номер пользователя в Битрикс24',
  'settings.hint.portal.operatorId':
    'Каждый компьютер узнаёт обо всех звонках; этот номер говорит, какие из них ваши. Он есть в адресе вашего профиля: /company/personal/user/1269/.',
  'settings.wrong.portal.operatorId': 'Укажите только номер, например 1269.',
  'settings.label.portal.memberId': 'Идентификатор портала',
  'settings.hint.portal.memberId':
    'Отличает ваш портал от любого другого, каким бы ни был адрес. Его заполнит первое подлинное событие; очистите поле при переходе на другой портал.',
  'settings.wrong.portal.memberId': 'Не более 255 знаков.',
  'settings.label.portal.clientId': 'Код приложения (client_id)',
  'settings.hint.portal.clientId': 'Битрикс24 показывает его у приложения: local. и далее.',
  'settings.wrong.portal.clientId': 'Не более 255 знаков, например local.5c8bb1b0891cf2.87252039.',
  'settings.label.portal.redirectPort': 'Порт для входа',
  'settings.hint.portal.redirectPort':
    'Сюда браузер возвращается после входа. В приложении Битрикс24 должен быть указан тот же порт.',
  'settings.wrong.portal.redirectPort': 'Укажите целое число от 1024 до 65535.',
  'settings.label.tunnel.kind': 'Путь снаружи',
  'settings.hint.tunnel.kind':
    'Битрикс24 находится в облаке и должен достучаться до этого компьютера. Тот, кто обеспечивает путь, стоит посередине.',
  'settings.label.tunnel.host': 'Сервер localtunnel',
  'settings.hint.tunnel.host': 'У компании может быть свой; тогда посередине нет никого чужого.',
  'settings.wrong.tunnel.host': 'Укажите адрес, например https://localtunnel.me.',
  'settings.label.tunnel.subdomain': 'Желаемое имя',
  'settings.hint.tunnel.subdomain':
    'С именем внешний адрес остаётся прежним, пока имя не займёт кто-то другой. Для собственного туннеля cloudflared — его имя. Пусто: имя выбирается само.',
  'settings.wrong.tunnel.subdomain': 'От 4 до 63 знаков a–z, 0–9 и -, без - в начале и в конце.',
  'settings.label.tunnel.publicUrl': 'Внешний адрес',
  'settings.hint.tunnel.publicUrl':
    'Адрес https://, который ваш прокси, роутер или именованный туннель cloudflared ведёт на этот компьютер. Задайте также постоянный порт в разделе «Дополнительно». Пусто, с cloudflared: адрес, который меняется при каждом запуске.',
  'settings.wrong.tunnel.publicUrl': 'Укажите адрес https://, например https://calls.company.ru.',
  'settings.label.notifications.enabled': 'Сообщать о звонках',
  'settings.hint.notifications.enabled': 'Выключено: звонки только записываются в историю.',
  'settings.label.notifications.directions.incoming': 'Входящие',
  'settings.hint.notifications.directions.incoming': 'Звонят вам.',
  'settings.label.notifications.directions.outgoing': 'Исходящие',
  'settings.hint.notifications.directions.outgoing': 'Звоните вы, и собеседник снял трубку.',
  'settings.label.notifications.sound': 'Звук',
  'settings.hint.notifications.sound': 'Каждое уведомление слышно.',
  'settings.label.notifications.mutedNumbers': 'Номера без уведомлений',
  'settings.hint.notifications.mutedNumbers':
    'Звонки с ними записываются, но о них не сообщается. Сравниваются последние десять цифр: +7 999 123-45-67 и 8 999 123-45-67 — один номер.',
  'settings.label.notifications.doNotDisturb.until': 'Тишина сейчас',
  'settings.hint.notifications.doNotDisturb.until': 'Звонки записываются, уведомлений нет.',
  'settings.wrong.notifications.doNotDisturb.until': 'Выберите время в будущем.',
  'settings.label.notifications.doNotDisturb.schedule': 'Часы тишины',
  'settings.hint.notifications.doNotDisturb.schedule':
    'Каждую неделю, по часам этого компьютера. Конец раньше начала означает следующее утро.',
  'settings.label.history.retentionDays': 'Хранить звонки',
  'settings.hint.history.retentionDays':
    'Более старые звонки и заметки к ним удаляются с этого компьютера навсегда. В Битрикс24 они остаются.',
  'settings.wrong.history.retentionDays': 'Укажите целое число дней от 1 до 36500.',
  'settings.label.history.keepNumbers': 'Хранить номера телефонов',
  'settings.hint.history.keepNumbers':
    'Выключено: в истории есть имена и время, но нет номеров, и поиск по номеру невозможен.',
  'settings.label.hooks': 'Хуки',
  'settings.hint.hooks':
    'Запустить программу или отправить данные на адрес, когда звонок поступил, принят, завершён или пропущен.',
  'settings.label.appearance.language': 'Язык',
  'settings.hint.appearance.language': 'Этого окна, значка в трее и всех уведомлений.',
  'settings.label.appearance.theme': 'Цвета',
  'settings.hint.appearance.theme': 'Как в системе или всегда светлые либо тёмные.',
  'settings.label.startup.openAtLogin': 'Запускать при входе в систему',
  'settings.hint.startup.openAtLogin': 'Offhook ждёт в трее. Когда он не запущен, он звонков не слышит.',
  'settings.label.updates.enabled': 'Проверять обновления',
  'settings.hint.updates.enabled': 'Сообщает, но не навязывает, и никогда во время звонка.',
  'settings.label.updates.feedUrl': 'Источник обновлений',
  'settings.hint.updates.feedUrl':
    'Только для компаний, которые раздают обновления сами. Пусто: источник разработчика.',
  'settings.wrong.updates.feedUrl': 'Укажите адрес https://.',
  'settings.label.listener.port': 'Порт приёма',
  'settings.hint.listener.port':
    'Сюда приходят звонки на этом компьютере; снаружи его не видно иначе как через выбранный путь. 0: система выберет свободный.',
  'settings.wrong.listener.port': 'Укажите целое число от 0 до 65535.',
  'settings.label.listener.path': 'Секретная часть адреса',
  'settings.hint.listener.path':
    'Без неё приёмник не найти. Создайте новую, если адрес обработчика попал не в те руки; тогда его нужно заново указать в Битрикс24.',
};
