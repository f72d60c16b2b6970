import type { Catalogue } from './catalogue.ts';

export const ru: Catalogue<'one' | 'few' | 'many' | 'other'> = {
  'notice.unknown-number': 'Неизвестный номер',
  'notice.connected.incoming': 'Входящий звонок принят',
  'notice.connected.outgoing': 'Исходящий звонок: соединение установлено',
  'notice.connected.other': 'Соединение установлено',
  'notice.ringing.incoming': 'Входящий звонок',
  'notice.ringing.outgoing': 'Исходящий звонок',
  'notice.ringing.other': 'Звонок',
  'notice.missed': 'Пропущенный звонок',
  'notice.on-line': '{{what}} · {{line}}',
  'notice.late.title': 'Пока Offhook не получал события',
  'notice.late.calls_one': '{{count}} звонок',
  'notice.late.calls_few': '{{count}} звонка',
  'notice.late.calls_many': '{{count}} звонков',
  'notice.late.calls_other': '{{count}} звонка',
  'notice.late.missed_one': '{{calls}}, из них пропущен {{count}}',
  'notice.late.missed_few': '{{calls}}, из них пропущено {{count}}',
  'notice.late.missed_many': '{{calls}}, из них пропущено {{count}}',
  'notice.late.missed_other': '{{calls}}, из них пропущено {{count}}',
  'notice.history-damaged.title': 'История звонков была повреждена',
  'notice.history-damaged.body': 'Она сохранена как {{file}}, начата новая.',
  'notice.deaf.title': 'Offhook не слышит звонки',
  'notice.deaf.body':
    'Битрикс24 не может связаться с этим компьютером. Пока связь не восстановлена, уведомлений о звонках не будет; Offhook продолжает попытки.',
  'notice.hearing-again.title': 'Offhook снова слышит звонки',
  'notice.hearing-again.body': 'Уведомления о звонках снова приходят.',
};
