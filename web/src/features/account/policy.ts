import { useWorkspace } from '../../api/workspace';
import type { Settings } from '../../api/workspace';
import type { PasswordPolicy } from '../../lib/password';

export function policyFrom(settings: Settings): PasswordPolicy {
  const on = (id: keyof Settings) => settings[id] === true;
  const number = (id: keyof Settings) => Number(settings[id] ?? 0);
  return {
    enabled: on('Accounts_Password_Policy_Enabled'),
    minLength: number('Accounts_Password_Policy_MinLength'),
    maxLength: number('Accounts_Password_Policy_MaxLength'),
    maxRepeats: on('Accounts_Password_Policy_ForbidRepeatingCharacters')
      ? number('Accounts_Password_Policy_ForbidRepeatingCharactersCount')
      : 0,
    lowercase: on('Accounts_Password_Policy_AtLeastOneLowercase'),
    uppercase: on('Accounts_Password_Policy_AtLeastOneUppercase'),
    number: on('Accounts_Password_Policy_AtLeastOneNumber'),
    special: on('Accounts_Password_Policy_AtLeastOneSpecialCharacter'),
  };
}

/** The workspace's rules for passwords. */
export function usePasswordPolicy(): PasswordPolicy {
  const settings = useWorkspace(({ settings }) => settings);
  return policyFrom(settings ?? {});
}
