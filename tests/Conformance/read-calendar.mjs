// Reads an iCalendar file from standard input with ical.js and writes its events as JSON. A file that is not valid ends the script.
import ICAL from 'ical.js'
import { text } from 'node:stream/consumers'

const calendar = new ICAL.Component(ICAL.parse(await text(process.stdin)))
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component)
  return {
    uid: event.uid,
    title: event.summary,
    where: event.location,
    start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
    end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status'),
    hasStamp: component.getFirstPropertyValue('dtstamp') !== null && component.getFirstPropertyValue('last-modified') !== null,
  }
})
process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), version: calendar.getFirstPropertyValue('version'), events }))
