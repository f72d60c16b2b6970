/** Somebody the demo company has in its CRM. */
export interface Client {
  readonly name: string;
  /** In ranges set aside for fiction, or that nobody can have, so that nobody is called back. */
  readonly number: string;
}

export const clients: readonly [Client, ...Client[]] = [
  { name: 'Anna Schröder', number: '+493023125014' },
  { name: 'Мария Соколова', number: '+74950001234' },
  { name: 'James O’Connor', number: '+442079460123' },
  { name: 'Emily Carter', number: '+12025550143' },
  { name: 'Chloé Lefèvre', number: '+33199001234' },
  { name: 'Алёна Журавлёва', number: '+77270000117' },
  { name: 'Олександр Ковальчук', number: '+380440000192' },
  { name: 'João Gonçalves', number: '+551155550117' },
  { name: 'Ayşe Yılmaz', number: '+902120000145' },
  { name: 'Łukasz Wiśniewski', number: '+48220000131' },
  { name: 'Lena Åkerström', number: '+468465004123' },
  { name: 'دينا حداد', number: '+97140000128' },
  { name: '田中 美咲', number: '+81300000177' },
  { name: 'Olivia Nguyen', number: '+61255501234' },
];
