// node send.mjs segment|rudder ADDRESS KEY EVENTS: sends as a company's product would, with one option changed
import { createRequire } from 'node:module'

const [client, address, key, events] = process.argv.slice(2)
const require = createRequire(import.meta.url)

function segment() {
  const { Analytics } = require('@segment/analytics-node')
  const analytics = new Analytics({ writeKey: key, host: address, maxEventsInBatch: 100 })
  analytics.on('error', fail)
  return { analytics, end: () => analytics.closeAndFlush({ timeout: 60000 }) }
}

function rudder() {
  const module = require('@rudderstack/rudder-sdk-node')
  const Analytics = module.default ?? module
  const analytics = new Analytics(key, { dataPlaneUrl: address, flushAt: 100, maxInternalQueueSize: 50000 })
  return { analytics, end: () => analytics.flush() }
}

function fail(problem) {
  console.error(problem)
  process.exit(1)
}

const { analytics, end } = client === 'segment' ? segment() : rudder()
const account = 'acme-' + client
analytics.group({ userId: 'u0', groupId: account, traits: { name: 'Acme, by ' + client } })
analytics.identify({ userId: 'u0', traits: { name: 'Ann Example', email: 'ann@acme.example' } })
for (let i = 0; i < Number(events); i++) {
  analytics.track({
    userId: 'u' + (i % 20),
    event: 'Report Exported',
    properties: { value: 2, number: i },
    context: { groupId: account },
  })
  if (i % 500 === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
await end()
setTimeout(() => process.exit(0), 5000).unref()
