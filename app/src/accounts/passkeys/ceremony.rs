//! What browser and server say to each other about passkeys, by `webauthn-rs`.

use http::Uri;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use crate::{errors::AppError, house::House, secrets};

/// The relying party of WebAuthn: this site, under the address by which people reach it.
#[derive(Clone, Debug)]
pub struct Passkeys(Webauthn);

/// A registration that waits for the device.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registration {
    state: PasskeyRegistration,
    /// What the browser is asked, as JSON.
    pub options: Value,
    /// What the device will call the account.
    pub handle: Uuid,
}

/// A sign-in that waits for the device.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Authentication(DiscoverableAuthentication);

/// A passkey as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// By what it is found.
    pub hash: String,
    /// Its public key and counter, as JSON.
    pub credential: String,
}

/// The proof that somebody has shown a passkey that is kept. Only [`Passkeys::proven`] makes it.
#[derive(Debug)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct Proven {
    passkey: i64,
    credential: String,
}

impl Proven {
    /// The passkey that was shown.
    pub fn passkey(&self) -> i64 {
        self.passkey
    }

    /// As it is to be kept from now on: with its counter.
    pub fn credential(&self) -> &str {
        &self.credential
    }
}

impl Passkeys {
    /// Those that were brought when the house was built; none where browsers know no passkeys.
    pub fn here(house: &House) -> Option<&Self> {
        house.service::<Option<Self>>().as_ref()
    }

    /// The relying party under a public address; none where browsers know no passkeys: at a bare
    /// number, and without encryption anywhere but on one's own machine.
    pub fn of(public_url: &str) -> Option<Self> {
        let uri: Uri = public_url.parse().ok()?;
        let host = uri.host()?;
        let local = host == "localhost";
        let is_number = host.starts_with('[') || host.parse::<std::net::IpAddr>().is_ok();
        if is_number || (uri.scheme_str() != Some("https") && !local) {
            return None;
        }
        let origin = Url::parse(public_url).ok()?;
        let party = WebauthnBuilder::new(host, &origin).ok()?;
        party.rp_name("Törelik").build().ok().map(Self)
    }

    /// Begins the making of a passkey for an account. `before` are the credentials that it has,
    /// which its devices then do not make again.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn begins(
        &self,
        handle: Uuid,
        (email, name): (&str, &str),
        before: &[Kept],
    ) -> Result<Registration, AppError> {
        let before: Vec<CredentialID> = before
            .iter()
            .filter_map(|kept| serde_json::from_str::<Passkey>(&kept.credential).ok())
            .map(|passkey| passkey.cred_id().clone())
            .collect();
        let (mut asked, state) = self
            .0
            .start_passkey_registration(handle, email, name, Some(before))
            .map_err(|error| anyhow::anyhow!("a passkey cannot be asked for: {error}"))?;
        // Found by the device itself, so that one signs in without typing an address. Whether it
        // can be is the device's to say; nothing here relies on it.
        if let Some(selection) = &mut asked.public_key.authenticator_selection {
            selection.resident_key = Some(ResidentKeyRequirement::Required);
            selection.require_resident_key = true;
        }
        Ok(Registration {
            state,
            options: serde_json::to_value(asked.public_key)?,
            handle,
        })
    }

    /// Finishes the making: the passkey to keep; none where what the device says does not fit.
    pub fn finishes(&self, registration: &Registration, credential: &str) -> Option<Kept> {
        let said: RegisterPublicKeyCredential = serde_json::from_str(credential).ok()?;
        let passkey = self
            .0
            .finish_passkey_registration(&said, &registration.state);
        let passkey = passkey
            .inspect_err(
                |error| tracing::warn!(target: "security", %error, "a passkey does not fit"),
            )
            .ok()?;
        Some(Kept {
            hash: hash(passkey.cred_id()),
            credential: serde_json::to_string(&passkey).ok()?,
        })
    }

    /// Asks for any passkey of this site, and gives what the browser is asked, as JSON.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn asks(&self) -> Result<(Value, Authentication), AppError> {
        let (asked, state) = self
            .0
            .start_discoverable_authentication()
            .map_err(|error| anyhow::anyhow!("no passkey can be asked for: {error}"))?;
        Ok((
            serde_json::to_value(asked.public_key)?,
            Authentication(state),
        ))
    }

    /// By what the passkey is found that a device shows, and what the device calls the account.
    pub fn shown(&self, credential: &str) -> Option<(String, Uuid)> {
        let said: PublicKeyCredential = serde_json::from_str(credential).ok()?;
        let (handle, id) = self.0.identify_discoverable_authentication(&said).ok()?;
        Some((hash(id), handle))
    }

    /// The proof, where the device has answered what it was asked with the passkey of this row, and
    /// the person has unlocked the device for it.
    pub fn proven(
        &self,
        asked: Authentication,
        credential: &str,
        (passkey, kept): (i64, &str),
    ) -> Option<Proven> {
        let said: PublicKeyCredential = serde_json::from_str(credential).ok()?;
        let mut key: Passkey = serde_json::from_str(kept).ok()?;
        let result = self
            .0
            .finish_discoverable_authentication_v2(&said, asked.0, &key)
            .inspect_err(|error| tracing::warn!(target: "security", %error, "a passkey is refused"))
            .ok()?;
        key.update_credential(&result)?;
        Some(Proven {
            passkey,
            credential: serde_json::to_string(&key).ok()?,
        })
    }
}

fn hash(credential: &[u8]) -> String {
    use std::fmt::Write as _;
    let id = credential.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    secrets::hash(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_known_where_browsers_know_them() {
        for (address, known) in [
            ("https://training.example.org", true),
            ("https://training.example.org:8443", true),
            ("http://localhost:3000", true),
            ("http://training.example.org", false),
            ("http://127.0.0.1:3000", false),
            ("https://192.0.2.1", false),
            ("https://[::1]", false),
        ] {
            assert_eq!(Passkeys::of(address).is_some(), known, "{address}");
        }
    }

    #[test]
    fn a_device_is_asked_to_verify_its_owner() {
        let party = Passkeys::of("https://training.example.org").unwrap();
        let handle = Uuid::from_u128(7);
        let asked = party.begins(handle, ("a@example.org", "A"), &[]).unwrap();
        let selection = &asked.options["authenticatorSelection"];
        assert_eq!(selection["userVerification"], "required");
        assert_eq!(selection["residentKey"], "required");
        assert_eq!(asked.options["rp"]["id"], "training.example.org");
        assert!(party.finishes(&asked, "{}").is_none());
        let (options, state) = party.asks().unwrap();
        assert_eq!(options["userVerification"], "required");
        assert_eq!(
            options["allowCredentials"].as_array().map_or(0, Vec::len),
            0
        );
        assert!(party.proven(state, "{}", (1, "{}")).is_none());
    }
}
