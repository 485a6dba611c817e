import type { SettingValue } from '../../api/entities';
import { fieldsOf, keysOf, oneOf, textOf } from '../../lib/narrow';

export const organizationTypes = ['community', 'enterprise', 'government', 'nonprofit'] as const;
export const industries = [
  'aerospaceDefense',
  'consulting',
  'consumerGoods',
  'contactCenter',
  'education',
  'entertainment',
  'financialServices',
  'gaming',
  'healthcare',
  'hospitalityBusiness',
  'insurance',
  'itSecurity',
  'logistics',
  'manufacturing',
  'media',
  'pharmaceutical',
  'realEstate',
  'religious',
  'retail',
  'socialNetwork',
  'technologyProvider',
  'technologyServices',
  'telecom',
  'utilities',
  'other',
] as const;
export const sizes = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

export interface Organization {
  name: string;
  type: string;
  industry: string;
  size: string;
  country: string;
  website: string;
}

const kServerTypes = ['privateTeam', 'publicCommunity'] as const;
export type ServerType = (typeof kServerTypes)[number];
const kRegistrations = ['Public', 'Disabled'] as const;

export interface Workspace {
  serverType: ServerType;
  registration: (typeof kRegistrations)[number];
  language: string;
}

export interface Answers {
  organization: Organization;
  workspace: Workspace;
}

/** What each kind of workspace starts with; either can be changed beside it. */
export const registrationFor: Record<ServerType, Workspace['registration']> = {
  privateTeam: 'Disabled',
  publicCommunity: 'Public',
};

export function emptyAnswers(language: string): Answers {
  return {
    organization: { name: '', type: '', industry: '', size: '', country: '', website: '' },
    workspace: { serverType: 'privateTeam', registration: registrationFor.privateTeam, language },
  };
}

/** The answers as settings, all saved in one go; with them the wizard is over. */
export function settingsFrom({ organization, workspace }: Answers): { _id: string; value: SettingValue }[] {
  const rows: Record<string, SettingValue> = {
    Organization_Name: organization.name.trim(),
    Organization_Type: organization.type,
    Industry: organization.industry,
    Size: organization.size,
    Country: organization.country,
    Website: organization.website.trim(),
    Site_Name: organization.name.trim(),
    Server_Type: workspace.serverType,
    Accounts_RegistrationForm: workspace.registration,
    Language: workspace.language,
    UI_Use_Real_Name: true, // people read names; handles are for typing
    Show_Setup_Wizard: 'completed',
  };
  return Object.entries(rows).map(([_id, value]) => ({ _id, value }));
}

function organizationFrom(empty: Organization, stored: Record<string, unknown>): Organization {
  const known = { ...empty };
  for (const name of keysOf(known)) known[name] = textOf(stored[name]) ?? known[name];
  return known;
}

const workspaceFrom = (empty: Workspace, stored: Record<string, unknown>): Workspace => ({
  serverType: oneOf(kServerTypes, stored.serverType) ?? empty.serverType,
  registration: oneOf(kRegistrations, stored.registration) ?? empty.registration,
  language: textOf(stored.language) ?? empty.language,
});

const key = 'confab.setup';

/** The answers so far, over a reload. They hold no password. */
export const draft = {
  read(language: string): Answers {
    const empty = emptyAnswers(language);
    try {
      const stored = fieldsOf(JSON.parse(sessionStorage.getItem(key) ?? '{}'));
      return {
        organization: organizationFrom(empty.organization, fieldsOf(stored.organization)),
        workspace: workspaceFrom(empty.workspace, fieldsOf(stored.workspace)),
      };
    } catch {
      return empty;
    }
  },
  write(answers: Answers): void {
    try {
      sessionStorage.setItem(key, JSON.stringify(answers));
    } catch {
      // Then a reload asks again.
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  },
};
