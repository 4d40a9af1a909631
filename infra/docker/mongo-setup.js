// Run by mongosh in the network of mongod, at every start: a replica set of one, its administrator, and
// Laurel's user with rights on Laurel's databases only. As long as there is no user, mongod lets whoever
// comes from its own machine begin.
/* global Mongo, sleep, print */
const { readFileSync } = require('node:fs');

const services = ['identity', 'application', 'assessment', 'evaluation', 'notification', 'audit'];
const primaryWithinMs = 60_000;
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const admin = new Mongo('mongodb://127.0.0.1:27017/?directConnection=true').getDB('admin');

function signIn() {
  try {
    admin.auth('root', secret('mongo-root-password'));
    return true;
  } catch {
    return false;
  }
}

const isKnown = signIn();
if (!admin.hello().setName)
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] } });
const giveUpAt = Date.now() + primaryWithinMs;
while (!admin.hello().isWritablePrimary) {
  if (Date.now() > giveUpAt) throw new Error('mongod did not become primary');
  sleep(200);
}
if (!isKnown) {
  admin.createUser({ user: 'root', pwd: secret('mongo-root-password'), roles: ['root'] });
  admin.auth('root', secret('mongo-root-password'));
}
const database = process.env.LAUREL_DATABASE || 'laurel';
const laurel = {
  pwd: secret('mongo-laurel-password'),
  roles: services.map((service) => ({ role: 'readWrite', db: `${database}-${service}` })),
};
if (admin.getUser('laurel')) admin.updateUser('laurel', laurel);
else admin.createUser({ user: 'laurel', ...laurel });
print('the replica set and its users are there');
