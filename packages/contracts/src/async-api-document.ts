import { eventSchemas, eventsBySource } from './events/catalogue.ts';
import { bucketCount, streams } from './subjects.ts';

const buckets = Array.from({ length: bucketCount }, (_, bucket) => String(bucket).padStart(2, '0'));
const bucket = { $ref: '#/components/parameters/bucket' };
const messageRef = (type: string) => ({ $ref: `#/components/messages/${type}` });
const every = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, messageRef(type)]));

/** One channel for each event that a service says; all of them are in the stream of the journals. */
const journalChannels = () =>
  Object.fromEntries(
    Object.entries(eventsBySource).flatMap(([source, events]) =>
      Object.keys(events).map((type) => [
        `${source}.${type}`,
        {
          address: `haoban.{bucket}.${source}.${type}`,
          parameters: { bucket },
          messages: every([type]),
          'x-stream': streams.events.name,
        },
      ]),
    ),
  );

const otherChannels = (types: readonly string[]) => ({
  imports: {
    address: 'haoban.import.{bucket}.{type}',
    description: 'imported and simulated events; heard by analytics alone',
    parameters: { bucket, type: { description: 'type of the event' } },
    messages: every(types),
    'x-stream': streams.imports.name,
  },
  deadLetters: {
    address: 'haoban.dlq.{consumer}.{reason}',
    description: 'messages a consumer could not take, as they came',
    parameters: { consumer: { description: 'who could not take it' }, reason: { description: 'why' } },
    messages: every(types),
    'x-stream': streams.deadLetters.name,
  },
});

const headers = {
  type: 'object',
  required: ['Nats-Msg-Id'],
  properties: {
    'Nats-Msg-Id': { type: 'string', description: 'id of the event; JetStream drops repetitions by it' },
    traceparent: { type: 'string', description: 'W3C trace context' },
  },
};

const message = (type: string) => ({
  name: type,
  contentType: 'application/cloudevents+json',
  headers: { $ref: '#/components/schemas/headers' },
  payload: {
    schemaFormat: 'application/schema+json;version=draft-2020-12',
    schema: { $ref: `schemas/${type}.schema.json` },
  },
});

/** The AsyncAPI 3 document of the suite: its NATS subjects as channels, its streams, and every event as a message. */
export function asyncApiDocument() {
  const types = Object.keys(eventSchemas).toSorted();
  const channels = { ...journalChannels(), ...otherChannels(types) };
  return {
    asyncapi: '3.0.0',
    info: {
      title: '好办 Haoban events',
      version: '1.0.0',
      license: { name: 'Apache-2.0' },
      description: 'CloudEvents 1.0 in structured JSON over NATS JetStream; delivered at least once.',
    },
    channels,
    operations: Object.fromEntries(
      Object.keys(channels).map((channel) => [
        channel,
        { action: 'send', channel: { $ref: `#/channels/${channel}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(types.map((type) => [type, message(type)])),
      parameters: {
        bucket: { enum: buckets, description: `CRC32 of the event's subject mod ${bucketCount}` },
      },
      schemas: { headers },
    },
  };
}
