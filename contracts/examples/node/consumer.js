import { Kafka } from 'kafkajs'

const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'my-service' })
await consumer.connect()
await consumer.subscribe({ topic: 'customer-created', fromBeginning: true })
await consumer.run({
  eachMessage: async ({ message }) => {
    const id = message.headers.ce_id.toString()
    const event = JSON.parse(message.value.toString())
    console.log(id, 'of case', event.customer_data.customer_case_id)
  },
})
