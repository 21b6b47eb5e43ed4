/** XMP in ISO media files lies in a `uuid` box of its own (XMP specification part 3 §1.1.7). */
const XMP_UUID = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');

/** @returns the MP4 with IPTC's DigitalSourceType (IPTC Video Metadata 2025.1) appended as XMP */
export function addSourceType(mp4, sourceType, system) {
  const packet = Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${sourceType}"
 Iptc4xmpExt:AISystemUsed="${system}"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`,
  );
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + XMP_UUID.length + packet.length);
  header.write('uuid', 4);
  // After all other boxes, so that no offset to the pictures changes.
  return Buffer.concat([mp4, header, XMP_UUID, packet]);
}
