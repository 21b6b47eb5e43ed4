/**
 * Every video of ../shared/media/c2pa: file, own state (or "none", or why it could not be checked), binding and list on
 * inspect, level in the feed and on inspect. After # where and why we differ from what manifest.csv says.
 */
export const EXPECTED = `
ai/azure_sora_expired.mp4 expired match none ai ai
ai/azure_tts_avatar.mp4 trusted match interim ai ai
ai/bytedance_dreamina_ingredient.mp4 unknown-signer match none ai ai
ai/byteplus_seedance2.mp4 unknown-signer match none ai ai
ai/firefly_clip.mp4 trusted match interim ai-edited ai-edited
ai/firefly_video.mp4 trusted match interim ai ai
ai/google_genai_20260106.mp4 trusted match official ai ai
ai/openai_media_service_sora2.mp4 unknown-signer match none ai ai
ai/premiere_firefly_ingredient_20240912.mp4 trusted match interim ai-edited ai-edited
ai/runway_gen3.mp4 unknown-signer match none ai ai
ai/runway_gen4_c2pars.mp4 tampered match none ai ai  # signature broken from the start, under a trusted time stamp of the same claim: firm
ai/sora1_openai_20250526_onions_sora_1_t2v.mp4 trusted match interim ai ai
ai/sora2_openai_20260225.mp4 trusted match interim ai ai
ai/veo3_google_figure_68.mp4 trusted match official ai ai
ai/veo3_google_figure_71.mp4 trusted match official ai ai
ai/veo3_google_raven_matrix_square_size.mp4 trusted match official ai ai
camera/no_credentials_ebu.mp4 none - - no-signs no-signs
camera/premiere_invalid_ingredient_20240911.mp4 trusted match interim no-signs no-signs  # manifest: Invalid, for an expired ingredient; the active manifest holds
camera/sony_ebu_cawg_20260126.mp4 trusted match interim no-signs captured  # manifest: Valid, for a CAWG identity that says nothing about AI
camera/sony_premiere_ebu_20250910.mp4 trusted match interim no-signs no-signs  # manifest: Invalid, for a malformed action of an ingredient; the active manifest holds
fixtures/c2pars_0bff40c0__nested_moov_1000.mp4 none - - no-signs no-signs  # manifest: ERR of c2pa-wasm; no store before moov, so it is not asked
fixtures/c2pars_27b9d4f4__video1.mp4 unknown-signer match none no-signs no-signs
fixtures/c2pars_4da59ce0__video1.mp4 unknown-signer match none no-signs no-signs
fixtures/c2pars_51f9f093__legacy.mp4 unknown-signer match none no-signs no-signs
fixtures/c2pars_5802d5d2__video1.mp4 unknown-signer match none no-signs no-signs
fixtures/c2pars_5d831a50__video1.mp4 malformed - - unchecked unchecked  # manifest: ERR of c2pa-wasm, the file does not begin with ftyp
fixtures/c2pars_a0c24886__video1_no_manifest.mp4 none - - no-signs no-signs
fixtures/c2pars_b1f703a8__dashinit.mp4 unknown-signer not-checked none no-signs no-signs  # manifest: mismatch, since the content lies in other files
fixtures/c2pars_b8565359__100kb-signed.mp4 tampered mismatch none no-signs no-signs
fixtures/c2pars_c_nomanifest.mov none - - no-signs no-signs
fixtures/c2pars_dash1.m4s none - - no-signs no-signs  # manifest: empty; a segment with a Merkle row, no store
fixtures/digimarc_ps256.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_0a0cc7ab__signed_test.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_147950e4__signed_test.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_79b49db1__signed_stream_segment_0.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_9d8d3009__signed_test.mov unknown-signer match none no-signs no-signs
fixtures/encypher_ca3385ed__cawg_x509.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_d41d323e__c2patool_test.mp4 unknown-signer match none no-signs no-signs
fixtures/encypher_e22ed68e__signed_test.mp4 unknown-signer match none ai ai
fixtures/ms_05e1fc65__cards_untrusted.mp4 expired match none no-signs no-signs
fixtures/ms_3cf93e27__cards.mp4 none - - no-signs no-signs
made/bad_eku.mp4 unknown-signer match none ai ai  # manifest: Invalid, wrong key usage; signature and content hold, so a signer nobody vouches for
made/bad_signature.mp4 tampered match test likely-ai likely-ai
made/camera.mp4 trusted match test no-signs captured
made/claim_v1_actions_v1.mp4 trusted match test ai ai
made/composite.mp4 trusted match test ai-edited ai-edited
made/expired_no_tst.mp4 expired match none ai ai
made/expired_tst_after_expiry.mp4 expired match none ai ai
made/expired_with_tst.mp4 trusted match test ai ai
made/merkle1_16_0.mp4 trusted match test ai ai
made/merkle1_16_5.mp4 trusted match test ai ai
made/n_frag.mp4 trusted match test ai ai
made/n_moovend.mp4 trusted match test ai ai
made/n_rogue.mp4 unknown-signer match none ai ai
made/n_tampered_mdat.mp4 tampered mismatch test ai likely-ai
made/n_valid.mov trusted match test ai ai
made/n_valid.mp4 trusted match test ai ai
made/remote.mp4 elsewhere - - unchecked unchecked  # manifest: ERR RemoteManifestUrl; nothing embedded, nothing fetched
made/rogue_untrusted.mp4 unknown-signer match none ai ai
made/tampered_actions.mp4 tampered match test no-signs no-signs
made/tampered_claim.mp4 tampered match test likely-ai likely-ai
made/tampered_mdat.mp4 tampered mismatch test ai likely-ai
made/tampered_moov.mp4 tampered mismatch test ai likely-ai
made/truncated_half.mp4 tampered mismatch test ai likely-ai
made/valid_ai.mp4 trusted match test ai ai
made/valid_ai_tst.mp4 trusted match test ai ai
`
  .trim()
  .split('\n')
  .map((line) => {
    const [row = '', note = ''] = line.split('#');
    const [file = '', state, binding, list, feed, inspect] = row.trim().split(/\s+/);
    return { file, state, binding, list, feed, inspect, note };
  });
