import '../../ui/icons/add-files';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Button, Loading, Modal, SelectField, toast } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { cameras, openCamera, photoOf, startFilm } from './camera';
import { clockOf } from './find-length';
import { limitsOf } from './limits';
import { canRecord, nameOfFile, release, type CaptureProblem, type Recording } from './recording';
import { RecordingLight } from './RecordingLight';
import './camera.css';

interface Props {
  onTaken: (file: File) => void;
  onClose: () => void;
}

/** The picture of a camera while the dialog is open. */
function useCamera(deviceId: string | undefined): { stream?: MediaStream; problem?: CaptureProblem } {
  const [got, setGot] = useState<{ stream?: MediaStream; problem?: CaptureProblem }>({});
  useEffect(() => {
    let here = true;
    let stream: MediaStream | undefined;
    void openCamera(deviceId).then((opened) => {
      if (typeof opened === 'string') {
        if (here) setGot({ problem: opened });
        return;
      }
      if (!here) return release(opened);
      stream = opened;
      setGot({ stream });
    });
    return () => {
      here = false;
      release(stream);
    };
  }, [deviceId]);
  return got;
}

/** Seconds, while a film is recorded. */
function useSeconds(recording: Recording | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!recording) return undefined;
    const timer = setInterval(() => setSeconds(recording.length / 1000), 200);
    return () => clearInterval(timer);
  }, [recording]);
  return recording ? seconds : 0;
}

/** Shows what the camera sees, and takes a photo or a film of it. */
export function CameraDialog({ onTaken, onClose }: Props) {
  const { t, i18n } = useTranslation('files');
  const settings = useChatState((state) => state.settings);
  const films = settings.get('Message_VideoRecorderEnabled') !== false && canRecord();
  const [deviceId, setDeviceId] = useState<string>();
  const [known, setKnown] = useState<readonly MediaDeviceInfo[]>([]);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [recording, setRecording] = useState<Recording>();
  const [ended, setEnded] = useState(false);
  const screen = useRef<HTMLVideoElement>(null);
  const { stream, problem } = useCamera(deviceId);
  const seconds = useSeconds(recording);

  useEffect(() => {
    if (!stream || !screen.current) return;
    screen.current.srcObject = stream;
    void cameras().then(setKnown);
  }, [stream]);
  useEffect(() => () => recording?.discard(), [recording]);
  /** Whoever has closed the dialog meanwhile records nothing. */
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  const name = (kind: 'photo' | 'film') =>
    nameOfFile(t(`camera.${kind}-name`, { time: format(i18n.language).date('briefly', new Date()) }));
  const photo = async () => {
    if (!screen.current) return;
    try {
      const taken = await photoOf(screen.current);
      onTaken(new File([taken], `${name('photo')}.jpg`, { type: taken.type }));
    } catch {
      toast.error(t('camera.failed'));
    }
  };
  const film = async () => {
    if (!stream) return;
    setBusy(true);
    setEnded(false);
    try {
      const started = await startFilm(stream, limitsOf(settings).most, () => setEnded(true));
      if (!here.current) return started.recording.discard();
      if (started.silent) toast.info(t('camera.silent'));
      setRecording(started.recording);
    } catch {
      toast.error(t('camera.failed'));
    } finally {
      setBusy(false);
    }
  };
  const finish = async (made: Recording) => {
    const { file, ending } = await made.finish();
    onTaken(new File([file], name('film') + ending, { type: file.type }));
  };

  return (
    <Modal
      title={t('camera.title')}
      // A film that was closed by mistake is not lost: what is sent of it is asked next.
      onClose={recording ? () => void finish(recording) : onClose}
      footer={
        recording ? (
          <>
            <Button onClick={() => setRecording(undefined)}>{t('camera.discard')}</Button>
            <Button primary autoFocus onClick={() => void finish(recording)}>
              {t('camera.use')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('camera.cancel')}</Button>
            {films && (
              <Button icon="files-video" disabled={!ready} loading={busy} onClick={() => void film()}>
                {t('camera.record')}
              </Button>
            )}
            <Button primary icon="camera" disabled={!ready || busy} onClick={() => void photo()}>
              {t('camera.take')}
            </Button>
          </>
        )
      }
    >
      <div className="confab-camera">
        {problem === undefined ? (
          <video
            ref={screen}
            className="confab-camera__screen"
            aria-label={t('camera.screen')}
            autoPlay
            muted
            playsInline
            onLoadedData={() => setReady(true)}
          />
        ) : (
          <p role="alert" className="confab-camera__problem">
            {t(`camera.${problem}`)}
          </p>
        )}
        {problem === undefined && !ready && <Loading />}
        {recording && (
          <p className="confab-camera__state">
            <RecordingLight on={!ended} />
            <span role="timer">{clockOf(seconds)}</span>
            {ended && <span role="status">{t('camera.ended')}</span>}
          </p>
        )}
      </div>
      {known.length > 1 && !recording && (
        <SelectField
          label={t('camera.which')}
          value={deviceId ?? stream?.getVideoTracks()[0]?.getSettings().deviceId ?? ''}
          options={known.map((device, index) => ({
            value: device.deviceId,
            label: device.label || t('camera.nth', { number: index + 1 }),
          }))}
          onChange={(id) => {
            setReady(false);
            setDeviceId(id);
          }}
        />
      )}
    </Modal>
  );
}
