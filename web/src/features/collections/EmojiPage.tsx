import '../../ui/icons/add-files';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useLoad } from '../../lib/load';
import { useHeard } from '../../stores/use-heard';
import { emojiAddress, kEmojiStreams, ownEmoji } from '../messages/emoji/follow-custom';
import { CollectionPage } from './CollectionPage';
import { EmojiDialog } from './EmojiDialog';

/** The emoji that the workspace has made up. */
export default function EmojiPage() {
  const { t } = useTranslation('admin');
  const list = useLoad(ownEmoji);
  useHeard(kEmojiStreams, list.reload);
  return (
    <CollectionPage
      kind="emojis"
      icon="emoji"
      list={list}
      remove={({ _id }) => api.post('emoji-custom.delete', { emojiId: _id })}
      form={(props) => <EmojiDialog {...props} />}
      columns={[
        {
          id: 'picture',
          title: t('emojis.picture'),
          cell: (one) => <img className="confab-emoji__own" src={emojiAddress(one)} alt="" loading="lazy" />,
        },
        { id: 'name', title: t('emojis.name'), cell: ({ name }) => <strong>:{name}:</strong> },
        {
          id: 'aliases',
          title: t('emojis.aliases'),
          cell: ({ aliases = [] }) => aliases.map((alias) => `:${alias}:`).join(' '),
        },
      ]}
    />
  );
}
