import type { CallTextKey } from '../../core/text/catalogue.ts';

export const ru: Readonly<Record<CallTextKey, string>> = {
  'direction.incoming': 'Входящий',
  'direction.outgoing': 'Исходящий',
  'direction.callback': 'Обратный звонок',
  'direction.announcement': 'Информационный',
  'direction.unknown': 'Направление неизвестно',
  'outcome.ringing': 'Звонит',
  'outcome.connected': 'Разговор',
  'outcome.answered': 'Отвечен',
  'outcome.elsewhere': 'Принял коллега',
  'outcome.missed': 'Пропущен',
  'outcome.declined': 'Отклонён',
  'outcome.cancelled': 'Отменён',
  'outcome.busy': 'Занято',
  'outcome.no-answer': 'Нет ответа',
  'outcome.failed': 'Не удался',
  'outcome.end-unknown': 'Завершён, длительность неизвестна',
};
