/** Stands in for the browser's recorder: it takes down a word at its start and one at its end. */
export class FakeRecorder extends EventTarget {
  static isTypeSupported = (type: string) => /^(?:audio|video)\/webm$/.test(type);
  /** What the last one records. */
  static stream: MediaStream;
  state = 'inactive';
  readonly mimeType: string;
  constructor(stream: MediaStream, { mimeType = '' }: MediaRecorderOptions) {
    super();
    this.mimeType = mimeType;
    FakeRecorder.stream = stream;
  }
  start() {
    this.state = 'recording';
    this.take('hello ');
  }
  stop() {
    this.state = 'inactive';
    this.take('there');
    this.dispatchEvent(new Event('stop'));
  }
  private take(words: string) {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([words]) }));
  }
}
