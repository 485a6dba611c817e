interface Props {
  kind: 'home' | 'channel' | 'group' | 'direct' | 'directory';
  name?: string;
}

export default function Workspace(_: Props) {
  return null;
}
