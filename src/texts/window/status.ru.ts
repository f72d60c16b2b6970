import { ru as clock } from '../shared/clock.ru.ts';
import { ru as doctor } from '../app/doctor.ru.ts';
import type { Words } from './words.ts';
import type { en } from './status.en.ts';
import { ru as reachability } from './status-reachability.ru.ts';

export const ru: Words<typeof en, 'one' | 'few' | 'many' | 'other'> = {
  ...clock,
  ...doctor,
  ...reachability,
  'status.title': 'Состояние',
  'status.loading': 'Состояние запрашивается',
  'status.since': 'с {{when}}',
  'status.milliseconds': '{{ms}} мс',
  'status.seconds': '{{seconds}} с',
  'status.copy-handler': 'Копировать адрес для Битрикс24',
  'status.copy-diagnostics': 'Копировать диагностику',
  'status.settings': 'Открыть настройки',

  'status.connection': 'Входящий путь',
  'status.tunnel': 'Туннель',
  'status.reads': 'Кто может читать',
  'status.probe': 'Последняя проба',
  'status.probe-came': '{{took}}, {{ago}}',
  'status.probe-none': 'Ещё ни одна не вернулась',
  'status.handler': 'Адрес для Битрикс24',
  'status.handler-none': 'Пока туннель не открыт, адреса нет.',
  'status.handler-secret': 'Содержит секретную часть: знать его должен только Битрикс24.',

  'status.portal': 'Битрикс24',
  'status.portal-address': 'Портал',
  'status.operator': 'Оператор',
  'status.operator-id': 'Пользователь {{id}}',
  'status.mode': 'Подключение',
  'status.mode.app': 'Локальное приложение',
  'status.mode.webhook': 'Вебхуки',
  'status.unknown': 'Неизвестно',
  'status.to-do': 'Что делать',
  'status.portal-do.signed-out': 'Войдите в Битрикс24 в настройках.',
  'status.portal-do.no-token': 'Скопируйте токен приложения из исходящего вебхука в Битрикс24 в настройки.',
  'status.portal-do.connecting': 'Ничего: Offhook продолжит сам.',
  'status.portal-do.not-installed':
    'Администратор один раз открывает приложение в Битрикс24 или включает в его карточке «Использует только API» и сохраняет.',
  'status.portal-do.operator-unknown':
    'Укажите в настройках свой ID пользователя Битрикс24 или входящий вебхук.',
  'status.portal-do.failed': 'Проверьте подключение в настройках.',
  'status.portal-retry': 'Следующая попытка: {{when}}',

  'status.deliveries': 'События',
  'status.last-delivery': 'Последнее событие',
  'status.no-delivery': 'С запуска Offhook не было',
  'status.refused': 'Отклонено на входе',
  'status.refused.foreign-host': '{{count}}, из-за другого имени хоста: «{{said}}». Последний раз {{ago}}.',
  'status.refused.foreign-origin': '{{count}}, прислано веб-страницей: «{{said}}». Последний раз {{ago}}.',
  'status.refused.another-day': '{{count}}, другого дня: создано {{said}}. Последнее {{ago}}.',
  'status.clock': 'Часы',
  'status.clock.perhaps-ahead':
    'По часам этого компьютера события пока приходили с опозданием на {{span}}: либо они задержались, либо часы спешат. Следующий звонок покажет.',
  'status.clock-do':
    'О звонках сообщается по часам Битрикс24, по ним они и сохраняются. Включите автоматическую установку времени в системе.',
  'status.withheld': 'Хранятся дольше',
  'status.withheld-calls':
    'Звонков с истёкшим по дате этого компьютера сроком: {{count}}. Эту дату пока ничто не подтверждает, поэтому они остаются, пока не придёт событие из Битрикс24.',
  'status.delay': 'Задержка, обычная',
  'status.delay-most': 'Задержка, 95 из 100 не дольше',
  'status.delay-none': 'Ещё не измерена',
  'status.delay-of_one': 'От часов Битрикс24 до нашего ответа, {{count}} событие.',
  'status.delay-of_few': 'От часов Битрикс24 до нашего ответа, последние {{count}} события.',
  'status.delay-of_many': 'От часов Битрикс24 до нашего ответа, последние {{count}} событий.',
  'status.delay-of_other': 'От часов Битрикс24 до нашего ответа, последние {{count}} события.',
  'status.hooks': 'Хуки',
  'status.hooks-dropped_one':
    '{{count}} хук не выполнен: уже выполнялось слишком много. Последний раз {{ago}}.',
  'status.hooks-dropped_few':
    '{{count}} хука не выполнены: уже выполнялось слишком много. Последний раз {{ago}}.',
  'status.hooks-dropped_many':
    '{{count}} хуков не выполнены: уже выполнялось слишком много. Последний раз {{ago}}.',
  'status.hooks-dropped_other':
    '{{count}} хука не выполнены: уже выполнялось слишком много. Последний раз {{ago}}.',
  'status.notices': 'Уведомления',
  'status.notices.works': 'Система их показывает',
  'status.notices.unknown': 'Пока ни одно не показано',
  'status.notices.failing': 'Система их не показывает: разрешите их для Offhook в настройках системы.',

  'status.quiet': 'Не беспокоить',
  'status.quiet-off': 'Выключено: о звонках сообщается.',
  'status.quiet-until': 'Включено до {{when}}. Звонки по-прежнему записываются.',
  'status.quiet-schedule': 'Включено по расписанию из настроек. Звонки по-прежнему записываются.',
  'status.quiet-for.half-hour': '30 минут',
  'status.quiet-for.hour': '1 час',
  'status.quiet-for.tomorrow': 'До завтра',
  'status.quiet-end': 'Выключить',
  'status.quiet-failed': 'Не удалось изменить. Попробуйте ещё раз.',

  'status.checks': 'Проверки',
  'status.checks-hint':
    'Проходит весь путь: настройки, вход, туннель, тестовое событие, уведомление. Занимает до минуты.',
  'status.check-all': 'Проверить всё',
  'status.check-running': 'Проверено {{done}} из {{all}}',
  'status.check-outcome.arrive': 'Проверено: звонки будут поступать.',
  'status.check-outcome.unproven':
    'Проверено: звонкам ничто не мешает, но пока не доказано, что они доходят. Чего не хватает, сказано у проверок без результата.',
  'status.check-outcome.do-not-arrive':
    'Проверено: звонки поступать не будут. Начните с первой неудачной проверки.',
  'status.check-failed': 'Проверка прервана. Попробуйте ещё раз.',
  'status.check.ok': 'В порядке',
  'status.check.warning': 'Обратите внимание',
  'status.check.failed': 'Неудача',
  'status.check.skipped': 'Не проверено',
  'status.check.running': 'Проверяется',
  'status.check.waiting': 'Ожидает',

  'status.diagnostics': 'Диагностика',
  'status.diagnostics-hint':
    'Один текстовый файл для того, кто вам помогает: версии, настройки, проверки и конец журнала, без имён, номеров и секретов.',
  'status.diagnostics-open': 'Прочитать и сохранить…',
  'status.diagnostics-title': 'Диагностика: прочитайте перед отправкой',
  'status.diagnostics-loading': 'Составляется…',
  'status.diagnostics-failed': 'Не удалось составить диагностику.',
  'status.diagnostics-text': 'Текст диагностики',
  'status.diagnostics-save': 'Сохранить…',
  'status.diagnostics-not-saved': 'Не удалось сохранить файл.',
  'status.diagnostics-saved': 'Сохранено как {{path}}',
  'status.diagnostics-download': 'Сохранить файл',
};
