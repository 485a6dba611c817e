import { createContext, useContext } from 'react';
import { paths } from '../../../routes/paths';
import type { NamedChannel } from '../../../stores/channels';
import { Link } from '../../../ui';

/** What the mentions of a message mean, for whoever reads it. */
export interface MentionScope {
  me: string;
  /** Room names that lead somewhere, with their type. */
  channels: readonly NamedChannel[];
  users: readonly { username: string; name?: string }[];
  realNames: boolean;
  /** Left out where nobody can be looked up. */
  onOpenUser?: (username: string) => void;
}

export const MentionContext = createContext<MentionScope>({
  me: '',
  channels: [],
  users: [],
  realNames: false,
});

export function UserMention({ name }: { name: string }) {
  const { me, users, realNames, onOpenUser } = useContext(MentionContext);
  if (name === 'all' || name === 'here') return <span className="confab-mention confab-mention--group">@{name}</span>;
  const user = users.find(({ username }) => username === name);
  // Text that only looks like a mention stays text: there is nobody of that name.
  if (!user) return <>@{name}</>;
  const label = (realNames && user.name) || `@${name}`;
  if (name === me) return <span className="confab-mention confab-mention--me">{label}</span>;
  if (!onOpenUser) return <span className="confab-mention confab-mention--user">{label}</span>;
  return (
    <button type="button" className="confab-mention confab-mention--user" onClick={() => onOpenUser(name)}>
      {label}
    </button>
  );
}

export function ChannelMention({ name }: { name: string }) {
  const { channels } = useContext(MentionContext);
  const channel = channels.find((candidate) => candidate.name === name || candidate.fname === name);
  if (!channel) return <>#{name}</>;
  return (
    <Link to={paths.channel(channel.name)} className="confab-mention confab-mention--channel">
      #{channel.fname ?? channel.name}
    </Link>
  );
}
