/** The workspace's rules for passwords; numbers of 0 or less are no limit. */
export interface PasswordPolicy {
  enabled: boolean;
  minLength: number;
  maxLength: number;
  /** How often a character may follow itself. */
  maxRepeats: number;
  lowercase: boolean;
  uppercase: boolean;
  number: boolean;
  special: boolean;
}

export type RuleName = 'length' | 'max-length' | 'repeating' | 'lowercase' | 'uppercase' | 'number' | 'special';

export interface RuleResult {
  rule: RuleName;
  count: number;
  met: boolean;
}

/** Each rule in force, and whether `password` keeps it. */
export function checkPolicy(password: string, policy: PasswordPolicy): RuleResult[] {
  if (!policy.enabled) return [];
  const { minLength, maxLength, maxRepeats } = policy;
  const all: [RuleName, boolean, number, boolean][] = [
    ['length', minLength > 0, minLength, password.length >= minLength],
    ['max-length', maxLength > 0, maxLength, password.length <= maxLength],
    ['repeating', maxRepeats > 0, maxRepeats, !new RegExp(`(.)\\1{${maxRepeats},}`, 's').test(password)],
    ['lowercase', policy.lowercase, 1, /[a-z]/.test(password)],
    ['uppercase', policy.uppercase, 1, /[A-Z]/.test(password)],
    ['number', policy.number, 1, /[0-9]/.test(password)],
    ['special', policy.special, 1, /[^A-Za-z0-9\s]/.test(password)],
  ];
  return all.filter(([, inForce]) => inForce).map(([rule, , count, met]) => ({ rule, count, met }));
}

export const strengths = ['weak', 'fair', 'good', 'strong'] as const;
export type Strength = (typeof strengths)[number];

const common = [
  'password',
  'passwort',
  'qwerty',
  'qwertz',
  'asdf',
  'letmein',
  'welcome',
  'admin',
  'confab',
  'secret',
  'iloveyou',
  'monkey',
  'dragon',
];

/** Characters that cost a guesser little: repeats (aaa) and runs (abc, 321). */
function cheap(password: string): number {
  let count = 0;
  for (let i = 2; i < password.length; i++) {
    const step = password.charCodeAt(i) - password.charCodeAt(i - 1);
    if (Math.abs(step) <= 1 && step === password.charCodeAt(i - 1) - password.charCodeAt(i - 2)) count++;
  }
  return count;
}

/** A rough idea of how hard the password is to guess. `known`: names and addresses that anybody could try. */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  const lower = password.toLowerCase();
  const guessable = [
    ...common,
    ...known.flatMap((text) => text.toLowerCase().split(/[@\s]+/)).filter((word) => word.length > 3),
  ];
  const spent = guessable.filter((word) => lower.includes(word)).reduce((sum, word) => sum + word.length - 1, 0);
  const pool = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].reduce(
    (sum, kind, i) => sum + (kind.test(password) ? [26, 26, 10, 33][i]! : 0),
    0,
  );
  const bits = Math.max(0, password.length - spent - cheap(password)) * Math.log2(Math.max(2, pool));
  return bits < 36 ? 'weak' : bits < 52 ? 'fair' : bits < 72 ? 'good' : 'strong';
}
