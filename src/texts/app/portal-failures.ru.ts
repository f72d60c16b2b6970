import type { en } from './portal-failures.en.ts';

export const ru: Readonly<Record<keyof typeof en, string>> = {
  'portal.failure.unreachable': 'Портал недоступен. Проверьте сеть; Offhook пробует снова.',
  'portal.failure.timed-out': 'Портал не ответил вовремя. Offhook пробует снова.',
  'portal.failure.not-bitrix24':
    'Ответил не Битрикс24. Проверьте адрес портала и не требует ли сеть собственного входа.',
  'portal.failure.foreign-host':
    'Портал указал на адрес не из Битрикс24, Offhook не перешёл по нему. Проверьте адрес портала.',
  'portal.failure.signed-out': 'Вход не выполнен. Войдите, чтобы подключить портал.',
  'portal.failure.session-over': 'Сеанс завершён. Войдите снова.',
  'portal.failure.app-mode-only':
    'Это доступно только локальному приложению. Подключитесь через приложение, а не через вебхук.',
  'portal.failure.wrong-application':
    'Неверный код или ключ приложения, либо оно не установлено на портале. Обратитесь к администратору.',
  'portal.failure.wrong-webhook':
    'Портал не принимает адрес входящего вебхука. Создайте новый и вставьте его.',
  'portal.failure.missing-scope':
    'Не хватает разрешения. Администратор должен разрешить приложению или вебхуку «Телефонию».',
  'portal.failure.no-access': 'У вас нет доступа к этому приложению. Попросите администратора выдать его.',
  'portal.failure.forbidden': 'У вас нет на это прав. Обратитесь к администратору.',
  'portal.failure.plan':
    'Тариф портала этого не включает или не оплачен. Обратитесь к тому, кто управляет тарифом.',
  'portal.failure.portal-gone': 'Портал закрыт или удалён. Проверьте адрес портала.',
  'portal.failure.too-many-requests':
    'Из вашего офиса сейчас слишком много запросов. Offhook подождёт и попробует снова.',
  'portal.failure.operation-limit':
    'Портал на несколько минут ограничил такие запросы. Offhook подождёт и попробует снова.',
  'portal.failure.blocked': 'Битрикс24 заблокировал приложение. Обратитесь в поддержку Битрикс24.',
  'portal.failure.handler-refused':
    'Портал не принимает публичный адрес этого компьютера. Выберите другой туннель.',
  'portal.failure.event-unknown': 'Портал не знает событий телефонии. Разрешена ли приложению телефония?',
  'portal.failure.https-required': 'Портал требует адрес https://. Исправьте адрес вебхука.',
  'portal.failure.portal-trouble': 'На портале неполадки. Offhook пробует снова.',
  'portal.failure.unexpected':
    'Портал отказал с неизвестным кодом: {{code}}. Подробнее — в журнале и диагностике.',
};
