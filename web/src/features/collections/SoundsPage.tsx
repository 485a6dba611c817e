import { useTranslation } from 'react-i18next';
import { useLoad } from '../../lib/load';
import { useHeard } from '../../stores/use-heard';
import { CollectionPage } from './CollectionPage';
import { SoundDialog } from './SoundDialog';
import { soundAddress } from '../sounds/play';
import { kSoundStreams, soundCalls } from './sounds';

/** The sounds that the workspace offers for notifications. */
export default function SoundsPage() {
  const { t } = useTranslation('admin');
  const list = useLoad(soundCalls.list);
  useHeard(kSoundStreams, list.reload);
  return (
    <CollectionPage
      kind="sounds"
      icon="bell"
      list={list}
      remove={({ _id }) => soundCalls.remove(_id)}
      form={(props) => <SoundDialog {...props} />}
      columns={[
        { id: 'name', title: t('sounds.name'), cell: ({ name }) => <strong>{name}</strong> },
        {
          id: 'sound',
          title: t('sounds.sound'),
          cell: ({ _id, name, extension }) => (
            <audio controls preload="none" src={soundAddress(_id, extension)} aria-label={name} />
          ),
        },
      ]}
    />
  );
}
