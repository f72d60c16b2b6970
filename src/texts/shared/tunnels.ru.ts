import type { TunnelKind } from '../../core/tunnel/tunnel-kinds.ts';

export const ru: Readonly<Record<`tunnel${'' | '-about' | '-reads'}.${TunnelKind}`, string>> = {
  'tunnel.localtunnel': 'localtunnel',
  'tunnel.cloudflared': 'Туннель Cloudflare',
  'tunnel.static': 'Собственный адрес',
  'tunnel.none': 'Без туннеля',
  'tunnel-about.localtunnel':
    'Бесплатно и без учётной записи. Иногда медленно или пропадает; Offhook это замечает и чинит.',
  'tunnel-about.cloudflared': 'Быстро и стабильно. Должна быть установлена программа cloudflared.',
  'tunnel-about.static': 'Обратный прокси или роутер вашей компании ведёт на этот компьютер.',
  'tunnel-about.none': 'События на порт из раздела «Дополнительно» доставляет что-то другое или ничего.',
  'tunnel-reads.localtunnel':
    'Последний участок localtunnel — обычный TCP без шифрования: его владелец и любой, кто слушает по пути, может читать имена, номера и токены.',
  'tunnel-reads.cloudflared':
    'Шифрование заканчивается у Cloudflare: Cloudflare может читать имена, номера и токены.',
  'tunnel-reads.static':
    'Тот, у кого по этому адресу заканчивается TLS, может читать имена, номера и токены.',
  'tunnel-reads.none': 'Через Offhook — никто: сам он пути наружу не открывает.',
};
